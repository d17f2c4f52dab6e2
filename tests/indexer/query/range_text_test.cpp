// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of dates and numbers: what is read, what is refused, how they are written again.
#include "indexer/query/range_text.h"

#include <gtest/gtest.h>

namespace dateline::query {
namespace {

RangeText range(std::string low, std::string high) {
  return {.low = std::move(low), .high = std::move(high)};
}

TEST(ReadDateRange, ReadsEveryForm) {
  EXPECT_EQ(read_date_range("2025-03"), range("2025-03", "2025-03"));
  EXPECT_EQ(read_date_range("2025-03..2025-04"), range("2025-03", "2025-04"));
  EXPECT_EQ(read_date_range("2025.."), range("2025", ""));
  EXPECT_EQ(read_date_range("..2025-03-31"), range("", "2025-03-31"));
  EXPECT_EQ(read_date_range(">=2025"), range("2025", ""));
  EXPECT_EQ(read_date_range("<=2025"), range("", "2025"));
}

TEST(ReadDateRange, BeginsBehindThePeriodAfterAStrictSign) {
  EXPECT_EQ(read_date_range(">2025"), range("2026", ""));
  EXPECT_EQ(read_date_range(">2024-12"), range("2025-01", ""));
  EXPECT_EQ(read_date_range(">2024-02-28"), range("2024-02-29", ""));
  EXPECT_EQ(read_date_range(">2025-01-01T00:00:00Z"), range("2025-01-01T00:00:01Z", ""));
  EXPECT_EQ(read_date_range("<2025"), range("", "2024"));
  EXPECT_EQ(read_date_range("<2025-03"), range("", "2025-02"));
  EXPECT_EQ(read_date_range("<2025-03-01"), range("", "2025-02-28"));
  EXPECT_EQ(read_date_range("<2025-01-01T01:00+01:00"), range("", "2024-12-31T23:59:59Z"));
}

TEST(ReadDateRange, TakesAnAgeAsSinceThen) {
  EXPECT_EQ(read_date_range("7d"), range("7d", ""));
  EXPECT_EQ(read_date_range("-12h"), range("12h", ""));
  EXPECT_EQ(read_date_range("..2w"), range("", "2w"));
  EXPECT_EQ(read_date_range("-3m..-1m"), range("3m", "1m"));
  EXPECT_EQ(read_date_range(">=1y"), range("1y", ""));
}

TEST(ReadDateRange, RefusesWhatIsNoDate) {
  for (const char* text :
       {"", "..", ">", "<=", "today", "2025-13", "31/03/2025", "2025...2026", "2025..x", "x..2025",
        "7", "d", "7x", "-2025", "123456d", "2025-03-31T04:21", "<1000", ">9999", "7d 8d"}) {
    EXPECT_FALSE(read_date_range(text)) << text;
  }
}

TEST(ReadDateRange, RefusesEndsInTheWrongOrder) {
  EXPECT_FALSE(read_date_range("2025..2024"));
  EXPECT_FALSE(read_date_range("2025-03-02..2025-03-01"));
  EXPECT_TRUE(read_date_range("2025-03-02..2025-03"));
}

TEST(ReadDateRange, WritesInstantsWithoutSpace) {
  EXPECT_EQ(read_date_range("2025-03-31 04:21Z"), range("2025-03-31T04:21Z", "2025-03-31T04:21Z"));
}

TEST(ReadNumberRange, MakesStrictSignsInclusive) {
  EXPECT_EQ(read_number_range(">500"), range("501", ""));
  EXPECT_EQ(read_number_range(">=500"), range("500", ""));
  EXPECT_EQ(read_number_range("<500"), range("", "499"));
  EXPECT_EQ(read_number_range("<=0500"), range("", "500"));
  EXPECT_EQ(read_number_range("100..200"), range("100", "200"));
  EXPECT_EQ(read_number_range("300"), range("300", "300"));
}

TEST(ReadNumberRange, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "..", ">", "<0", "many", "1,000", "-5", "1.5", "200..100",
                           "1234567890", ">999999999"}) {
    EXPECT_FALSE(read_number_range(text)) << text;
  }
}

TEST(RangeToText, ReadsBack) {
  for (const char* text : {"2025", "2025..", "..2025", "2024..2025", "7d", "..7d", "7d..7d"}) {
    EXPECT_EQ(to_text(*read_date_range(text)), text);
  }
}

}  // namespace
}  // namespace dateline::query
