// SPDX-License-Identifier: GPL-3.0-or-later
// The well-formed byte sequences of the Unicode Standard, table 3-7, as one row per lead byte
// range.
#include "indexer/base/utf8.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

struct Row {
  unsigned char first_lead;
  unsigned char last_lead;
  unsigned char low;  // of the second byte; every later one is 80..BF
  unsigned char high;
  std::size_t length;
};

constexpr std::array kRows = {
    Row{0xC2, 0xDF, 0x80, 0xBF, 2}, Row{0xE0, 0xE0, 0xA0, 0xBF, 3}, Row{0xE1, 0xEC, 0x80, 0xBF, 3},
    Row{0xED, 0xED, 0x80, 0x9F, 3}, Row{0xEE, 0xEF, 0x80, 0xBF, 3}, Row{0xF0, 0xF0, 0x90, 0xBF, 4},
    Row{0xF1, 0xF3, 0x80, 0xBF, 4}, Row{0xF4, 0xF4, 0x80, 0x8F, 4},
};

bool is_tail(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool matches(const Row& row, std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < row.first_lead || lead > row.last_lead || text.size() < row.length) {
    return false;
  }
  const auto second = static_cast<unsigned char>(text[1]);
  const std::string_view tail = text.substr(2, row.length - 2);
  return second >= row.low && second <= row.high && std::all_of(tail.begin(), tail.end(), is_tail);
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
  if (text.empty()) {
    return 0;
  }
  if (static_cast<unsigned char>(text[0]) < 0x80U) {
    return 1;
  }
  for (const Row& row : kRows) {
    if (matches(row, text)) {
      return row.length;
    }
  }
  return 0;
}

std::string_view utf8_prefix(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) {
    return text;
  }
  while (limit > 0 && is_tail(text[limit])) {
    --limit;
  }
  return text.substr(0, limit);
}

}  // namespace dateline
