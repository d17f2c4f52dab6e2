// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/csv.h"

#include <algorithm>
#include <array>

#include "searchd/http/legible.h"

namespace dateline::searchd {
namespace {

/// What a cell begins with that a spreadsheet evaluates.
constexpr std::array<std::string_view, 11> kFormulaStarts = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

bool looks_like_formula(std::string_view text) {
  return std::ranges::any_of(kFormulaStarts,
                             [text](std::string_view start) { return text.starts_with(start); });
}

/// A semicolon or a tab separates cells in the spreadsheets of some countries.
bool needs_quotes(std::string_view text) {
  return text.find_first_of("\",;\t\r\n") != std::string_view::npos || text.starts_with(' ') ||
         text.ends_with(' ');
}

void append_quoted(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    out += c;
    if (c == '"') {
      out += '"';
    }
  }
  out += '"';
}

}  // namespace

void append_csv_cell(std::string_view text, std::string& out) {
  const std::string cell = (looks_like_formula(text) ? "'" : "") + legible(text);
  if (needs_quotes(cell)) {
    append_quoted(cell, out);
  } else {
    out += cell;
  }
}

}  // namespace dateline::searchd
