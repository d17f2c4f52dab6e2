// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of dates as people and programs print them. It knows no clock and no configuration:
// what a date means as a point in time is DateRules' business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/timestamp.h"

namespace dateline::extract {

/// Which part of `03/04/2025` is the day.
enum class DateOrder : std::uint8_t { Unknown, DayFirst, MonthFirst };

/// A civil date and time with what its text says about the zone.
struct PrintedDate {
  CivilTime civil;
  Precision precision = Precision::None;
  std::optional<std::int64_t> offset;  // seconds east of UTC, when the text names it
  std::string_view region = {};        // IANA name, when the text names a zone with summer time
};

/// A date within a text: its bytes [begin, end).
struct DateSpan {
  PrintedDate date;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Reads a text that is a date as a whole, with labels ("Published", "Updated:") and zone names:
/// `Mar 31, 2025 4:21 AM`, `Dienstag, 4. März 2025 um 16:21 Uhr`, `31.3.25`, `20250331`,
/// `2025年3月31日 16:21`, `令和7年3月31日`, `May 2025`, RFC 2822. `03/04/2025` is read only where
/// @p order says which part is the day; two digits mean the years 1970 to 2069.
[[nodiscard]] std::optional<PrintedDate> read_printed_date(std::string_view text,
                                                           DateOrder order = DateOrder::Unknown);

/// The dates, to the day at least, that stand within a text, in its order. Years have four digits
/// here, or stand in a date of digits alone.
[[nodiscard]] std::vector<DateSpan> find_printed_dates(std::string_view text, DateOrder order);

/// The order that dates of digits within @p text show, because one of their parts is no month.
[[nodiscard]] DateOrder shown_order(std::string_view text);

}  // namespace dateline::extract
