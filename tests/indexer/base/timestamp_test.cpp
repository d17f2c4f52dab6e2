// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in and out: what is read, what is refused, where civil periods end.
#include "indexer/base/timestamp.h"

#include <gtest/gtest.h>

#include <limits>

namespace dateline {
namespace {

constexpr std::int64_t kMarch31 = 1743379200;  // 2025-03-31T00:00:00Z

TEST(ParseIsoDate, KeepsThePrecisionOfTheText) {
  EXPECT_EQ(parse_iso_date("2025")->time, (Timestamp{1735689600, Precision::Year}));
  EXPECT_EQ(parse_iso_date("2025-03")->time, (Timestamp{1740787200, Precision::Month}));
  EXPECT_EQ(parse_iso_date("2025-03-31")->time, (Timestamp{kMarch31, Precision::Day}));
  EXPECT_EQ(parse_iso_date("2025-03-31T04:21")->time,
            (Timestamp{kMarch31 + 15660, Precision::Minute}));
  EXPECT_EQ(parse_iso_date("2025-03-31 04:21:07")->time,
            (Timestamp{kMarch31 + 15667, Precision::Second}));
}

TEST(ParseIsoDate, AppliesEveryNotationOfAnOffset) {
  for (const char* text :
       {"2025-03-31T04:21:00+02:00", "2025-03-31T04:21:00+0200", "2025-03-31T04:21:00+02",
        "2025-03-31T02:21:00Z", "2025-03-30T21:21:00.000-05:00", "2025-03-31t02:21:00,5z"}) {
    const auto date = parse_iso_date(text);

    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->time.seconds, kMarch31 + 8460) << text;
    EXPECT_TRUE(date->has_zone) << text;
  }
}

TEST(ParseIsoDate, SaysWhenNoZoneWasGiven) {
  EXPECT_FALSE(parse_iso_date("2025-03-31T04:21")->has_zone);
}

TEST(ParseIsoDate, RefusesDatesThatTheCalendarLacks) {
  for (const char* text :
       {"2025-02-29", "1900-02-29", "2025-13", "2025-00", "2025-04-31", "2025-01-00",
        "2025-01-01T24:00", "2025-01-01T10:60", "2025-06-30T23:59:60Z", "0999-01-01", "0000"}) {
    EXPECT_FALSE(parse_iso_date(text)) << text;
  }
  EXPECT_TRUE(parse_iso_date("2000-02-29"));
}

TEST(ParseIsoDate, RefusesAnythingThatDoesNotMatchWhole) {
  for (const char* text : {"",
                           "20",
                           "20250331",
                           "2025-",
                           "2025-3",
                           "2025-03-",
                           "2025-03-3",
                           "2025-03-31T",
                           "2025-03-31T04",
                           "2025-03-31T04:2",
                           "2025-03-31T04:21:",
                           "2025-03-31T04:21:00.",
                           "2025-03-31T04:21+",
                           "2025-03-31T04:21+2",
                           "2025-03-31T04:21+02:",
                           "2025-03-31T04:21+24:00",
                           "2025-03-31T04:21+02:60",
                           "2025-03-31T04:21ZZ",
                           "2025-03-31x",
                           " 2025",
                           "2025 ",
                           "-2025",
                           "2025-03Z",
                           "+025"}) {
    EXPECT_FALSE(parse_iso_date(text)) << text;
  }
}

TEST(ParseIsoDate, RefusesAnOffsetThatLeadsOutOfTheYears) {
  EXPECT_FALSE(parse_iso_date("1000-01-01T00:00:00+01:00"));
  EXPECT_FALSE(parse_iso_date("9999-12-31T23:30:00-01:00"));
}

TEST(PeriodEnd, IsTheFirstSecondAfterACivilPeriod) {
  EXPECT_EQ(period_end(parse_iso_date("2024")->time), parse_iso_date("2025")->time.seconds);
  EXPECT_EQ(period_end(parse_iso_date("2024-12")->time), parse_iso_date("2025")->time.seconds);
  EXPECT_EQ(period_end(parse_iso_date("2024-02")->time), parse_iso_date("2024-03")->time.seconds);
  EXPECT_EQ(period_end(parse_iso_date("2024-02-29")->time),
            parse_iso_date("2024-03-01")->time.seconds);
}

TEST(PeriodEnd, IsTheInstantItselfForAnInstant) {
  EXPECT_EQ(period_end({77, Precision::Minute}), 77);
  EXPECT_EQ(period_end({77, Precision::Second}), 77);
}

TEST(LatestSecond, IsInsideThePeriod) {
  EXPECT_EQ(to_rfc3339(latest_second(parse_iso_date("2024-02")->time)), "2024-02-29T23:59:59Z");
  EXPECT_EQ(latest_second({77, Precision::Minute}), 77);
}

TEST(CivilTime, ComesBackFromSecondsOnBothSidesOf1970) {
  for (const std::int64_t seconds : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{-86400},
                                     kMarch31 + 15667, std::int64_t{253402300799}}) {
    EXPECT_EQ(to_seconds(to_civil(seconds)), seconds);
  }
  EXPECT_EQ(to_civil(-1), (CivilTime{1969, 12, 31, 23, 59, 59}));
}

TEST(CivilTime, IsClampedFarOutsideTheCalendar) {
  EXPECT_EQ(to_rfc3339(std::numeric_limits<std::int64_t>::max()), "9999-12-31T23:59:59Z");
  EXPECT_EQ(to_rfc3339(std::numeric_limits<std::int64_t>::min()), "0001-01-01T00:00:00Z");
}

TEST(CivilTime, RefusesWhatNoClockShows) {
  EXPECT_TRUE(is_valid({2024, 2, 29, 23, 59, 59}));
  EXPECT_FALSE(is_valid({2023, 2, 29}));
  EXPECT_FALSE(is_valid({2024, 1, -255}));
  EXPECT_FALSE(is_valid({2024, 257, 1}));
  EXPECT_FALSE(is_valid({2024, 1, 1, 0, 0, 60}));
}

TEST(Format, PadsEveryPart) {
  EXPECT_EQ(to_rfc3339(kMarch31 + 3723), "2025-03-31T01:02:03Z");
  EXPECT_EQ(to_iso_day(-1), "1969-12-31");
}

TEST(Precision, HasANameThatReadsBack) {
  for (const Precision precision : {Precision::None, Precision::Year, Precision::Month,
                                    Precision::Day, Precision::Minute, Precision::Second}) {
    EXPECT_EQ(precision_from_string(to_string(precision)), precision);
  }
  EXPECT_EQ(to_string(Precision::Minute), "minute");
  EXPECT_FALSE(precision_from_string("hour"));
}

TEST(NowSeconds, IsAfterThisWasWritten) {
  EXPECT_GT(now_seconds(), kMarch31);
}

}  // namespace
}  // namespace dateline
