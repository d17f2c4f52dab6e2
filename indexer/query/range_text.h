// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand behind date: and words:.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::query {

/// Both ends are included; empty when open, never both.
struct RangeText {
  std::string low;
  std::string high;
  friend bool operator==(const RangeText&, const RangeText&) = default;
};

/// Reads `A`, `A..B`, `A..`, `..B`, `>A`, `>=A`, `<B` and `<=B` of dates: those of parse_iso_date
/// (an instant needs its zone) and `7d`, `-7d` (h d w m y; the minus goes), which alone means since
/// then. Beyond a period means from the next one. Nothing for other text and for ends in the wrong
/// order.
[[nodiscard]] std::optional<RangeText> read_date_range(std::string_view text);

/// The same for whole numbers of at most nine digits.
[[nodiscard]] std::optional<RangeText> read_number_range(std::string_view text);

/// The text that reads back as @p range.
[[nodiscard]] std::string to_text(const RangeText& range);

}  // namespace dateline::query
