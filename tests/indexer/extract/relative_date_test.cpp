// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/relative_date.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

constexpr std::int64_t kSeen = 1'743'438'060;  // 2025-03-31T16:21:00Z

/// "2025-03-31T13:21:00Z day" as seen on 31 March 2025, 16:21 UTC; or "none".
std::string read(std::string_view text) {
  const auto time = read_relative_date(text, {.seconds = kSeen, .precision = Precision::Second});
  return time ? to_rfc3339(time->seconds) + " " + std::string(to_string(time->precision)) : "none";
}

TEST(RelativeDateTest, MinutesAreAnInstant) {
  EXPECT_EQ(read("5 minutes ago"), "2025-03-31T16:16:00Z minute");
  EXPECT_EQ(read("vor 5 Min."), "2025-03-31T16:16:00Z minute");
  EXPECT_EQ(read("5分前"), "2025-03-31T16:16:00Z minute");
}

TEST(RelativeDateTest, HoursAndDaysNameADay) {
  EXPECT_EQ(read("17 hours ago"), "2025-03-30T00:00:00Z day");
  for (const char* text : {"2 days ago", "vor 2 Tagen", "il y a 2 jours", "hace 2 días",
                           "2 giorni fa", "há 2 dias", "2 dagen geleden", "2日前", "2天前"}) {
    EXPECT_EQ(read(text), "2025-03-29T00:00:00Z day") << text;
  }
}

TEST(RelativeDateTest, MonthsAndYearsAreNoFiner) {
  EXPECT_EQ(read("2 months ago"), "2025-01-01T00:00:00Z month");
  EXPECT_EQ(read("a year ago"), "2024-01-01T00:00:00Z year");
}

TEST(RelativeDateTest, KnowsYesterday) {
  EXPECT_EQ(read("Yesterday"), "2025-03-30T00:00:00Z day");
  EXPECT_EQ(read("昨日"), "2025-03-30T00:00:00Z day");
  EXPECT_EQ(read("heute"), "2025-03-31T00:00:00Z day");
}

TEST(RelativeDateTest, WhatNamesNoDistanceIsNone) {
  for (const char* text : {"2 weeks ago", "5 minutes", "ago", "5 minutes read", "vor Ort", ""}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(RelativeDateTest, NobodyKnowsWithoutTheTimeOfReading) {
  EXPECT_FALSE(read_relative_date("2 hours ago", {}));
}

TEST(RelativeDateTest, IsKnownAsOneAlsoInWeeks) {
  for (const char* text : {"2 weeks ago", "vor einer Woche", "il y a 3 semaines", "3 hours ago"}) {
    EXPECT_TRUE(is_relative_date(text)) << text;
  }
  for (const char* text : {"2 weeks", "weeks ago", "ago", "Weekend", "3 people ago"}) {
    EXPECT_FALSE(is_relative_date(text)) << text;
  }
}

}  // namespace
}  // namespace dateline::extract
