// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in parameters, and what is suggested for those that are none.
#include "searchd/http/date_values.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;

DateBound bound(std::string_view text) {
  const auto read = read_date_bound(text);
  EXPECT_TRUE(std::holds_alternative<DateBound>(read)) << text;
  return std::holds_alternative<DateBound>(read) ? std::get<DateBound>(read) : DateBound{};
}

std::string hint(std::string_view text) {
  const auto read = read_date_bound(text);
  EXPECT_TRUE(std::holds_alternative<DateTrouble>(read)) << text;
  return std::holds_alternative<DateTrouble>(read) ? std::get<DateTrouble>(read).hint : "";
}

TEST(ReadDateBound, KeepsThePrecisionOfADate) {
  EXPECT_EQ(bound("2025").date.precision, Precision::Year);
  EXPECT_EQ(bound("2025-03").date.precision, Precision::Month);
  EXPECT_EQ(bound("2025-03-31").date.precision, Precision::Day);
  EXPECT_EQ(to_rfc3339(bound("2025-03-31").date.seconds), "2025-03-31T00:00:00Z");
}

TEST(ReadDateBound, TurnsAnInstantIntoUtc) {
  EXPECT_EQ(to_rfc3339(bound("2025-03-31T10:00:00+02:00").date.seconds), "2025-03-31T08:00:00Z");
}

TEST(ReadDateBound, ReadsEachRelativeUnit) {
  for (const char unit : {'h', 'd', 'w', 'm', 'y'}) {
    const DateBound read = bound(std::string("-12") + unit);

    EXPECT_EQ(read.kind, DateBound::Kind::Relative);
    EXPECT_EQ(read.amount, 12);
    EXPECT_EQ(read.unit, unit);
  }
}

TEST(ReadDateBound, RefusesWhatIsNoDate) {
  for (const char* text :
       {"", "-", "-d", "-7", "-7x", "--7d", "-99999999d", "-99999999999999999999d", "yesterday",
        "2025-13", "2025-02-30", "2025-3-1", "02025", "20 25"}) {
    EXPECT_TRUE(std::holds_alternative<DateTrouble>(read_date_bound(text))) << text;
  }
}

TEST(ReadDateBound, SuggestsTheDateThatOtherOrdersMean) {
  EXPECT_EQ(hint("31/03/2025"), "did you mean 2025-03-31?");
  EXPECT_EQ(hint("03/31/2025"), "did you mean 2025-03-31?");
  EXPECT_EQ(hint("31.3.2025"), "did you mean 2025-03-31?");
  EXPECT_EQ(hint("2025/03/31"), "did you mean 2025-03-31?");
  EXPECT_EQ(hint("2025-3-1"), "did you mean 2025-03-01?");
  EXPECT_EQ(hint("20250331"), "did you mean 2025-03-31?");
}

TEST(ReadDateBound, SuggestsBothWhenTheOrderIsUnclear) {
  EXPECT_EQ(hint("03/04/2025"), "did you mean 2025-04-03 or 2025-03-04?");
}

TEST(ReadDateBound, SuggestsNothingImpossible) {
  EXPECT_EQ(hint("31/31/2025"), "");
}

TEST(ReadDateBound, SuggestsTheMinusOfARelativeDate) {
  EXPECT_EQ(hint("7d"), "did you mean -7d?");
}

TEST(ReadDateBound, AsksForTheZoneOfATime) {
  EXPECT_EQ(hint("2025-03-31T10:00"), "a time needs a zone: did you mean 2025-03-31T10:00:00Z?");
}

TEST(ReadDateBound, ExplainsAPlusThatBecameASpace) {
  EXPECT_EQ(hint("2025-03-31T10:00:00 02:00"), "a + in an address means a space; write it as %2B");
}

TEST(ReadInstant, IsTheLastSecondOfADate) {
  EXPECT_EQ(to_rfc3339(std::get<std::int64_t>(read_instant("2025-03-31"))), "2025-03-31T23:59:59Z");
  EXPECT_EQ(to_rfc3339(std::get<std::int64_t>(read_instant("2024-02"))), "2024-02-29T23:59:59Z");
}

TEST(ReadInstant, IsTheInstantItself) {
  EXPECT_EQ(to_rfc3339(std::get<std::int64_t>(read_instant("2025-03-31T08:00:00Z"))),
            "2025-03-31T08:00:00Z");
}

TEST(ReadInstant, RefusesRelativeDates) {
  for (const char* text : {"-7d", "7d"}) {
    const auto read = read_instant(text);
    ASSERT_TRUE(std::holds_alternative<DateTrouble>(read)) << text;
    EXPECT_EQ(std::get<DateTrouble>(read).hint.find("did you mean"), std::string::npos) << text;
  }
}

TEST(ReadDuration, KnowsEachUnit) {
  EXPECT_EQ(read_duration("12h"), 12 * kHour);
  EXPECT_EQ(read_duration("1d"), kDay);
  EXPECT_EQ(read_duration("2w"), 14 * kDay);
  EXPECT_EQ(read_duration("3m"), 90 * kDay);
  EXPECT_EQ(read_duration("1y"), 365 * kDay);
}

TEST(ReadDuration, RefusesNothingAndNonsense) {
  for (const char* text : {"", "0d", "d", "7", "-7d", "7 d", "1e3d"}) {
    EXPECT_EQ(read_duration(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace dateline::searchd
