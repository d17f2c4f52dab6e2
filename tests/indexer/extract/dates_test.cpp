// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/dates.h"

#include <gtest/gtest.h>

#include "tests/indexer/extract/page_of.h"

namespace dateline::extract {
namespace {

/// "2025-03-31T04:21:00Z minute assumed", or "none".
std::string read(const std::string& text, const std::string& zone = "") {
  const auto found = rules_of_2026(zone).read(text);
  if (!found) {
    return "none";
  }
  const Timestamp& time = found->printed.time;
  return to_rfc3339(time.seconds) + " " + std::string(to_string(time.precision)) +
         (found->zone.empty() ? "" : " " + found->zone);
}

TEST(DateRulesTest, ReadsAmericanDates) {
  EXPECT_EQ(read("Mar 31, 2025 4:21 AM"), "2025-03-31T04:21:00Z minute assumed");
  EXPECT_EQ(read("May 25, 2025"), "2025-05-25T00:00:00Z day");
  EXPECT_EQ(read("Monday, June 10th, 2019 at 12:05 p.m. EDT"), "2019-06-10T16:05:00Z minute given");
}

TEST(DateRulesTest, ReadsEuropeanDates) {
  EXPECT_EQ(read("31 March 2025"), "2025-03-31T00:00:00Z day");
  EXPECT_EQ(read("12 May 2026, 07:05"), "2026-05-12T07:05:00Z minute assumed");
  EXPECT_EQ(read("Dienstag, 4. März 2025 um 16:21 Uhr"), "2025-03-04T16:21:00Z minute assumed");
  EXPECT_EQ(read("Le 27 février 2019 à 11h20"), "2019-02-27T11:20:00Z minute assumed");
  EXPECT_EQ(read("31.03.2025"), "2025-03-31T00:00:00Z day");
}

TEST(DateRulesTest, ReadsMachineDates) {
  EXPECT_EQ(read("2025-03-31T04:21:00+02:00"), "2025-03-31T02:21:00Z second given");
  EXPECT_EQ(read("Tue, 05 Mar 2019 12:00:00 +0100"), "2019-03-05T11:00:00Z second given");
  EXPECT_EQ(read("2018-10-25 15:23:00 -0400"), "2018-10-25T19:23:00Z second given");
  EXPECT_EQ(read("26-FEB-1987 15:01:01"), "1987-02-26T15:01:01Z second assumed");
}

TEST(DateRulesTest, ReadsLabels) {
  EXPECT_EQ(read("Published: May 25, 2025"), "2025-05-25T00:00:00Z day");
  EXPECT_EQ(read("Last updated on 3 May 2021"), "2021-05-03T00:00:00Z day");
}

TEST(DateRulesTest, TheConfiguredZoneIsForTimesOnly) {
  EXPECT_EQ(read("July 1, 2024 12:00 PM", "America/New_York"),
            "2024-07-01T16:00:00Z minute source");
  EXPECT_EQ(read("2024-01-01 12:00", "America/New_York"), "2024-01-01T17:00:00Z minute source");
  EXPECT_EQ(read("July 1, 2024", "America/New_York"), "2024-07-01T00:00:00Z day");
}

TEST(DateRulesTest, DatesAreNeverGuessed) {
  EXPECT_EQ(read("03/04/2025"), "none");
  EXPECT_EQ(read("13/04/2025"), "2025-04-13T00:00:00Z day");
  EXPECT_EQ(read("04/13/2025"), "2025-04-13T00:00:00Z day");
}

TEST(DateRulesTest, RefusesWhatNoCalendarHas) {
  EXPECT_EQ(read("February 30, 2025"), "none");
  EXPECT_EQ(read("May 1, 2025 25:00"), "none");
  EXPECT_EQ(read("May 1, 2025 0:30 PM"), "none");
}

TEST(DateRulesTest, ASentenceWithADateIsNone) {
  EXPECT_EQ(read("The talks of March 31, 2025 failed"), "none");
  EXPECT_EQ(read("March 31"), "none");
  EXPECT_EQ(read("May 1 2 2025"), "none");
}

TEST(DateRulesTest, MoreThanADayAheadIsTheFuture) {
  const DateRules rules = rules_of_2026();

  EXPECT_FALSE(rules.is_future(rules.read("2026-01-01T23:00:00Z")->printed.time));
  EXPECT_TRUE(rules.is_future(rules.read("2026-01-03")->printed.time));
}

TEST(DateRulesTest, RefusesAnUnknownZone) {
  const auto rules = DateRules::open("Europe/Atlantis", 0);

  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().code, ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace dateline::extract
