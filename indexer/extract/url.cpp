// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/url.h"

#include <algorithm>
#include <vector>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestUrl = 2000;

std::size_t scheme_length(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (starts_ignoring_case(url, scheme)) {
      return scheme.size();
    }
  }
  return 0;
}

bool is_url_character(char letter) {
  return static_cast<unsigned char>(letter) > 0x20U && letter != '"' && letter != '<' &&
         letter != '>' && letter != '\\' && letter != '\x7F';
}

/// The query (with its question mark) without what only counts visitors.
std::string without_tracking(std::string_view query) {
  std::string kept;
  for (const std::string_view part : split(query, "?&")) {
    if (!part.starts_with("utm_") && !part.starts_with("fbclid=") && !part.starts_with("gclid=")) {
      kept += (kept.empty() ? "?" : "&") + std::string(part);
    }
  }
  return kept;
}

std::string without_default_port(std::string authority, bool secure) {
  const std::string_view port = secure ? ":443" : ":80";
  if (authority.ends_with(port)) {
    authority.resize(authority.size() - port.size());
  }
  return authority;
}

}  // namespace

std::string canonical_url(std::string_view url) {
  url = trim(url);
  url = url.substr(0, url.find('#'));
  const std::size_t start = scheme_length(url);
  if (start == 0 || url.size() > kLongestUrl || !std::ranges::all_of(url, is_url_character)) {
    return {};
  }
  const std::size_t end = std::min(url.find_first_of("/?", start), url.size());
  const std::string scheme = to_lower(url.substr(0, start));
  const std::string authority =
      without_default_port(to_lower(url.substr(start, end - start)), scheme == "https://");
  if (authority.empty() || authority.find('@') != std::string::npos) {
    return {};
  }
  const std::size_t query = std::min(url.find('?', end), url.size());
  const std::string_view path = url.substr(end, query - end);
  return scheme + authority + (path.empty() ? "/" : std::string(path)) +
         without_tracking(url.substr(query));
}

std::string host_of(std::string_view url) {
  const std::size_t start = scheme_length(url);
  if (start == 0) {
    return {};
  }
  std::string host = to_lower(url.substr(start, url.find_first_of("/?#:", start) - start));
  if (host.starts_with("www.")) {
    host.erase(0, 4);
  }
  return host;
}

bool is_host(std::string_view text) {
  const std::vector<std::string_view> labels = split(text, ".");
  return labels.size() >= 2 && text.size() <= 253 && !text.starts_with('.') &&
         !text.ends_with('.') && labels.back().size() >= 2 &&
         std::ranges::all_of(labels.back(), [](char c) { return is_upper(c) || is_lower(c); }) &&
         std::ranges::all_of(text, [](char c) {
           return is_upper(c) || is_lower(c) || is_digit(c) || c == '.' || c == '-';
         });
}

}  // namespace dateline::extract
