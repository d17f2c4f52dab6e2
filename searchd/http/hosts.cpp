// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/hosts.h"

#include <algorithm>
#include <utility>

#include "searchd/http/url.h"

namespace dateline::searchd {
namespace {

bool is_port(std::string_view text) {
  return text.size() <= 5 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The host of `host:port`, `[::1]:port` or `host`; empty when it is none of them.
std::string_view host_of(std::string_view header) {
  const std::size_t bracket = header.starts_with('[') ? header.find(']') : 0;
  if (bracket == std::string_view::npos) {
    return {};
  }
  const std::size_t colon = header.find(':', bracket);
  if (colon == std::string_view::npos) {
    return header;
  }
  return is_port(header.substr(colon + 1)) ? header.substr(0, colon) : std::string_view{};
}

}  // namespace

HostList::HostList(std::vector<std::string> names) : names_(std::move(names)) {
  std::ranges::transform(names_, names_.begin(), lower_ascii);
}

bool HostList::allows(std::string_view header) const {
  std::string host = lower_ascii(host_of(header));
  if (host.ends_with('.')) {
    host.pop_back();  // a fully qualified name
  }
  return !host.empty() && std::ranges::find(names_, host) != names_.end();
}

}  // namespace dateline::searchd
