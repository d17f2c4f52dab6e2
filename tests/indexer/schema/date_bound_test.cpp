// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/date_bound.h"

#include <gtest/gtest.h>

namespace dateline::schema {
namespace {

constexpr std::int64_t kDay = 86400;

Clock tokyo(std::int64_t now) {
  constexpr std::int64_t kOffset = std::int64_t{9} * 3600;
  return {.now = now,
          .to_instant = [](std::int64_t civil) { return civil - kOffset; },
          .to_civil = [](std::int64_t instant) { return instant + kOffset; }};
}

Timestamp day(int year, int month, int number) {
  return {.seconds = to_seconds({.year = year, .month = month, .day = number}),
          .precision = Precision::Day};
}

TEST(DateBound, ReadsDatesAndRelativeOnes) {
  EXPECT_EQ(parse_date_bound("2025-03")->date.precision, Precision::Month);
  EXPECT_EQ(parse_date_bound("-12h")->unit, 'h');
  EXPECT_EQ(parse_date_bound("7d")->amount, 7);
  EXPECT_TRUE(parse_date_bound("2025-03-31T10:00:00+02:00"));
}

TEST(DateBound, RefusesOtherText) {
  for (const char* text : {"", "31/03/2025", "2025-02-31", "-d", "d", "-7x", "yesterday",
                           "2025-03-31T10:00", "-999999999999999999999d"}) {
    EXPECT_FALSE(parse_date_bound(text)) << text;
  }
}

TEST(ResolveRange, NamesWholePeriodsInTheAskersZone) {
  const auto march = parse_date_bound("2025-03");

  const TimeRange range = resolve_range(march, march, tokyo(0));

  EXPECT_EQ(to_rfc3339(range.from), "2025-02-28T15:00:00Z");
  EXPECT_EQ(to_rfc3339(range.to), "2025-03-31T15:00:00Z");
  EXPECT_EQ(to_rfc3339(range.civil_from), "2025-03-01T00:00:00Z");
}

TEST(ResolveRange, CountsRelativeDatesFromNow) {
  const TimeRange range =
      resolve_range(parse_date_bound("-7d"), std::nullopt, utc_clock(10 * kDay));

  EXPECT_EQ(range.from, 3 * kDay);
  EXPECT_EQ(range.to, TimeRange::kEnd);
}

TEST(ResolveRange, KeepsToTheEndOfShortMonths) {
  const std::int64_t now = to_seconds({.year = 2024, .month = 3, .day = 31});

  const TimeRange range = resolve_range(parse_date_bound("-1m"), std::nullopt, utc_clock(now));

  EXPECT_EQ(to_rfc3339(range.from), "2024-02-29T00:00:00Z");
}

TEST(TimeRange, ComparesCivilPeriodsAsSuch) {
  const auto bound = parse_date_bound("2025-03-31");
  const TimeRange range = resolve_range(bound, bound, tokyo(0));

  EXPECT_TRUE(range.contains(day(2025, 3, 31)));
  EXPECT_FALSE(range.contains(day(2025, 3, 30)));
  EXPECT_FALSE(range.contains({.seconds = to_seconds({.year = 2025, .month = 3, .day = 1}),
                               .precision = Precision::Month}));
  EXPECT_FALSE(range.contains({}));
}

}  // namespace
}  // namespace dateline::schema
