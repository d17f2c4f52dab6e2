// SPDX-License-Identifier: GPL-3.0-or-later
// The line under a headline that says who and when: "By Jane Doe | Updated 12 May 2026, 07:05".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/dates.h"

namespace dateline::extract {

struct InfoLine {
  std::optional<FoundTime> time;
  bool is_update = false;  // the line calls its date an update
  std::vector<std::string> authors;
};

/// Reads a line that holds a date (to the day at least), a byline or both, and nothing else that
/// would make it a sentence. Nothing for any other line.
[[nodiscard]] std::optional<InfoLine> read_info_line(std::string_view line, const DateRules& dates);

}  // namespace dateline::extract
