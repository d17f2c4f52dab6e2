// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/time_buckets.h"

#include <gtest/gtest.h>

#include "indexer/base/timestamp.h"

namespace dateline::searchd {
namespace {

constexpr std::int64_t kHour = 3600;

TEST(TimeBuckets, LeaveNoGapAndHoldBothEnds) {
  const auto zone = TimeZone::open("America/St_Johns");
  const std::int64_t first = to_seconds({.year = 2024, .month = 2, .day = 28, .hour = 23});
  const std::int64_t last = first + kHour * 24 * 400;

  for (const Interval interval :
       {Interval::Hour, Interval::Day, Interval::Week, Interval::Month, Interval::Year}) {
    const auto stretches = cut_time({first, last}, interval, *zone);
    ASSERT_FALSE(stretches.empty());
    EXPECT_LE(stretches.front().civil_from, first);
    EXPECT_GT(stretches.back().civil_to, last);
    for (std::size_t i = 1; i < stretches.size(); ++i) {
      EXPECT_EQ(stretches[i - 1].to, stretches[i].from);
      EXPECT_EQ(stretches[i - 1].civil_to, stretches[i].civil_from);
    }
  }
}

TEST(TimeBuckets, MakeADayOf25HoursWhereTheClockIsSetBack) {
  const auto zone = TimeZone::open("Europe/Berlin");
  const std::int64_t day = to_seconds({.year = 2025, .month = 10, .day = 26});

  const auto stretches = cut_time({day, day}, Interval::Day, *zone);

  ASSERT_EQ(stretches.size(), 1U);
  EXPECT_EQ(stretches[0].to - stretches[0].from, 25 * kHour);
}

TEST(TimeBuckets, HoldTwoInstantsOfWhichTheLaterShowsTheEarlierDay) {
  const auto zone = TimeZone::open("Pacific/Kwajalein");  // lived 30 September 1969 twice
  const std::int64_t first = to_seconds({.year = 1969, .month = 10, .day = 1});

  EXPECT_FALSE(cut_time({first, first - kHour}, Interval::Day, *zone).empty());
}

TEST(TimeBuckets, FitTheIntervalToTheSpan) {
  const std::int64_t day = 24 * kHour;

  EXPECT_EQ(fit_interval(Interval::Auto, {0, 3 * day}), Interval::Hour);
  EXPECT_EQ(fit_interval(Interval::Auto, {0, 100 * day}), Interval::Day);
  EXPECT_EQ(fit_interval(Interval::Hour, {0, 20 * day}), Interval::Hour);
  EXPECT_EQ(fit_interval(Interval::Hour, {0, 200 * day}), Interval::Day);
  EXPECT_EQ(fit_interval(Interval::Auto, {0, 36500 * day}), Interval::Year);
}

}  // namespace
}  // namespace dateline::searchd
