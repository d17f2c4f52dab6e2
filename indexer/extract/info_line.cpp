// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/info_line.h"

#include <algorithm>
#include <array>

#include "indexer/extract/byline.h"
#include "indexer/extract/calendar_names.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestLine = 200;
constexpr auto kMarks = std::to_array<std::string_view>(
    {",", "|", " - ", " on ", "\xC2\xB7", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94", ";"});

std::optional<FoundTime> day_of(std::string_view text, const DateRules& dates) {
  std::optional<FoundTime> found = dates.read(text);
  return found && found->printed.time.precision >= Precision::Day ? found : std::nullopt;
}

/// Splits "By Jane Doe, 12 May 2026" at the first mark whose right side is a date.
std::optional<InfoLine> split_line(std::string_view line, const DateRules& dates) {
  for (const std::string_view mark : kMarks) {
    for (std::size_t at = line.find(mark); at != std::string_view::npos;
         at = line.find(mark, at + mark.size())) {
      const std::string_view right = line.substr(at + mark.size());
      const std::vector<std::string> names = read_byline(line.substr(0, at));
      std::optional<FoundTime> time = day_of(right, dates);
      if (time && !names.empty()) {
        return InfoLine{.time = time, .is_update = names_update(right), .authors = names};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<InfoLine> read_info_line(std::string_view line, const DateRules& dates) {
  line = trim(line);
  if (line.empty() || line.size() > kLongestLine) {
    return std::nullopt;
  }
  if (std::optional<FoundTime> time = day_of(line, dates)) {
    return InfoLine{.time = time, .is_update = names_update(line), .authors = {}};
  }
  if (std::optional<InfoLine> both = split_line(line, dates)) {
    return both;
  }
  std::vector<std::string> names = read_byline(line);
  return names.empty() ? std::nullopt
                       : std::optional(InfoLine{.time = {}, .authors = std::move(names)});
}

}  // namespace dateline::extract
