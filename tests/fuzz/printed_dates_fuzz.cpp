// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is a date of the calendar or none, as a whole and within, in whatever order.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/extract/dates.h"
#include "tests/fuzz/require.h"

namespace dateline::extract {
namespace {

using fuzz::require;

constexpr std::int64_t kNow = 1'767'225'600;
constexpr std::int64_t kMostOffset = std::int64_t{15} * 3600;

void check_date(const PrintedDate& date) {
  require(is_valid(date.civil), "a date that no calendar has");
  require(date.civil.year >= 1000 && date.civil.year <= 9999, "a year out of bounds");
  require(date.precision >= Precision::Month, "a date without a month");
  require(!date.offset || std::abs(*date.offset) <= kMostOffset, "an offset out of bounds");
}

void check(std::string_view text) {
  static const DateRules rules = *DateRules::open("America/New_York", kNow);
  for (const DateOrder order : {DateOrder::Unknown, DateOrder::DayFirst, DateOrder::MonthFirst}) {
    if (const auto date = read_printed_date(text, order)) {
      check_date(*date);
    }
    std::size_t end = 0;
    for (const DateSpan& span : find_printed_dates(text, order)) {
      check_date(span.date);
      require(span.date.precision >= Precision::Day, "a date without a day");
      require(span.begin >= end && span.end > span.begin, "dates that overlap");
      end = span.end;
    }
    require(end <= text.size(), "a date beyond the text");
  }
  if (const auto found = rules.read(text)) {
    require(found->printed.known(), "a date that is unknown");
  }
  (void)shown_order(text);
}

}  // namespace
}  // namespace dateline::extract

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const void* bytes = data;
  dateline::extract::check({static_cast<const char*>(bytes), size});
  return 0;
}
