// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/script_dates.h"

#include <algorithm>
#include <array>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

/// The name before the mark at @p at: `datePublished` of `"datePublished": "`.
std::string_view key_before(std::string_view script, std::size_t at) {
  constexpr std::size_t kLongestKey = 40;
  std::string_view before =
      script.substr(at - std::min(at, kLongestKey), std::min(at, kLongestKey));
  const std::size_t end = before.find_last_not_of(" :=\"'\n\t\\");
  before = before.substr(0, end == std::string_view::npos ? 0 : end + 1);
  const std::size_t start = before.find_last_of(" ,{\"'\n\t.[(");
  return start == std::string_view::npos ? before : before.substr(start + 1);
}

/// True for names of the clocks of a page; not of those of its comments or pictures.
bool is_date_key(std::string_view key) {
  constexpr auto kParts = std::to_array<std::string_view>(
      {"publish", "publicat", "pubdate", "created", "modified", "updated", "uploaddate"});
  const std::string lower = to_lower(key);
  return lower == "date" || std::ranges::any_of(kParts, [&lower](std::string_view part) {
           return lower.find(part) != std::string::npos;
         });
}

}  // namespace

std::vector<ScriptDate> script_dates(std::string_view script) {
  constexpr std::size_t kMostKeys = 12;
  constexpr std::size_t kLongestValue = 40;
  std::vector<ScriptDate> dates;
  for (std::size_t at = script.find_first_of("\"'");
       at != std::string_view::npos && dates.size() < kMostKeys;
       at = script.find_first_of("\"'", at + 1)) {
    const std::string_view value = script.substr(at + 1, kLongestValue);
    const std::size_t end = value.find_first_of("\"'\\");
    if (end == std::string_view::npos || end < 8 || !is_digit(value.front()) ||
        !is_digit(value[3])) {
      continue;
    }
    const std::string_view key = key_before(script, at);
    if (is_date_key(key) && std::ranges::find(dates, key, &ScriptDate::key) == dates.end()) {
      dates.push_back({.key = std::string(key), .value = std::string(value.substr(0, end))});
    }
  }
  return dates;
}

}  // namespace dateline::extract
