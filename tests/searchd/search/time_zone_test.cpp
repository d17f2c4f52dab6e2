// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/time_zone.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

std::int64_t civil(int year, int month, int day, int hour = 0) {
  return to_seconds({.year = year, .month = month, .day = day, .hour = hour});
}

TEST(TimeZone, KnowsSummerTime) {
  const auto berlin = TimeZone::open("Europe/Berlin");
  ASSERT_TRUE(berlin);

  EXPECT_EQ(berlin->to_instant(civil(2025, 1, 15, 12)), civil(2025, 1, 15, 11));
  EXPECT_EQ(berlin->to_instant(civil(2025, 7, 15, 12)), civil(2025, 7, 15, 10));
  EXPECT_EQ(berlin->to_civil(civil(2025, 7, 15, 10)), civil(2025, 7, 15, 12));
}

TEST(TimeZone, RefusesUnknownNames) {
  EXPECT_FALSE(TimeZone::open("Mars/Olympus"));
  EXPECT_FALSE(TimeZone::open(""));
}

TEST(Intervals, BeginWhereCalendarsSay) {
  const std::int64_t thursday = civil(2025, 3, 27, 15);

  EXPECT_EQ(interval_start(thursday, Interval::Hour), thursday);
  EXPECT_EQ(interval_start(thursday, Interval::Day), civil(2025, 3, 27));
  EXPECT_EQ(interval_start(thursday, Interval::Week), civil(2025, 3, 24));
  EXPECT_EQ(interval_start(thursday, Interval::Month), civil(2025, 3, 1));
  EXPECT_EQ(interval_start(thursday, Interval::Year), civil(2025, 1, 1));
}

TEST(Intervals, FollowEachOtherThroughLeapYearsAndBefore1970) {
  EXPECT_EQ(interval_after(civil(2024, 2, 1), Interval::Month), civil(2024, 3, 1));
  EXPECT_EQ(interval_after(civil(2024, 1, 1), Interval::Year), civil(2025, 1, 1));
  EXPECT_EQ(interval_start(civil(1969, 12, 31, 23), Interval::Week), civil(1969, 12, 29));
}

}  // namespace
}  // namespace dateline::searchd
