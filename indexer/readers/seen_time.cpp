// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/seen_time.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/words.h"
#include "indexer/readers/wire_article.h"

namespace dateline::indexer {

PrintedTime seen_time_of(std::string_view path) {
  std::vector<std::string_view> names = extract::split(path, "/");
  std::ranges::reverse(names);  // the innermost first
  for (const std::string_view name : names) {
    const std::string_view stem = name.substr(0, name.find('.'));
    const std::optional<ParsedDate> date = parse_iso_date(iso_with_separators(stem));
    if (date && date->has_zone) {
      return {.time = date->time, .text = std::string(stem)};
    }
  }
  return {};
}

}  // namespace dateline::indexer
