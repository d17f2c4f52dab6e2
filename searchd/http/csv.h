// SPDX-License-Identifier: GPL-3.0-or-later
// Comma-separated values as RFC 4180 has them, harmless to spreadsheets.
#pragma once

#include <string>
#include <string_view>

namespace dateline::searchd {

inline constexpr std::string_view kCsvLineEnd = "\r\n";

/// Appends a cell, quoted where it must be. A text that a spreadsheet would take for a formula,
/// because it begins with = + - @ (or their full-width forms), a tab or a line end, gets an
/// apostrophe before it: whoever needs it to the letter asks for JSON Lines. Characters that no
/// document should hold become U+FFFD, as legible() has it.
void append_csv_cell(std::string_view text, std::string& out);

}  // namespace dateline::searchd
