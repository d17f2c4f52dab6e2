// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/cache_key.h"

#include <algorithm>
#include <optional>

namespace dateline::searchd {
namespace {

bool is_relative(const std::optional<DateBound>& bound) {
  return bound && bound->kind == DateBound::Kind::Relative;
}

/// Whether q may hold a `date:7d`, which counts from now as well.
bool may_name_dates(std::string_view text) {
  return lower_ascii(text).find("date:") != std::string::npos;
}

}  // namespace

std::string cache_key(std::string_view path, const SearchCall& call) {
  std::string key = cache_key(path, call.given);
  const SearchRequest& request = call.request;
  if (is_relative(request.selection.from) || is_relative(request.selection.to) ||
      may_name_dates(request.selection.q) ||
      std::ranges::any_of(call.timeline.queries, may_name_dates)) {
    key += "\nnow=" + std::to_string(request.selection.now);
  }
  return key;
}

std::string cache_key(std::string_view path, const Parameters& parameters) {
  Parameters sorted = parameters;
  std::ranges::stable_sort(sorted, {}, &Parameter::name);
  return std::string(path) + "?" + to_query(sorted);
}

}  // namespace dateline::searchd
