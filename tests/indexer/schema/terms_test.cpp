// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/terms.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::schema {
namespace {

using testing::ElementsAre;

TEST(ValueTerm, FoldsLabelsAndRaisesTickers) {
  EXPECT_EQ(value_term(FieldId::Place, "São Paulo"), "XP:sao paulo");
  EXPECT_EQ(value_term(FieldId::Ticker, "brk.b"), "XT:BRK.B");
  EXPECT_EQ(ticker_term(TickerRole::Related, "tm"), "XTR:TM");
}

TEST(ValueTerm, StaysWithinTheLimitAndDistinct) {
  const std::string long_a = value_term(FieldId::Topic, std::string(300, 'x') + "a");
  const std::string long_b = value_term(FieldId::Topic, std::string(300, 'x') + "b");

  EXPECT_LE(long_a.size(), kMaxTermBytes);
  EXPECT_NE(long_a, long_b);
}

TEST(ValueTerm, CountsZeroBytesTwice) {
  const std::string term = value_term(FieldId::Url, std::string(200, '\0'));

  EXPECT_EQ(term.find('\0'), std::string::npos);
  EXPECT_LE(term.size(), kMaxTermBytes);
}

TEST(Ancestors, NamesEveryLevel) {
  EXPECT_THAT(with_ancestors("a/b/c"), ElementsAre("a", "a/b", "a/b/c"));
  EXPECT_THAT(with_ancestors("plain"), ElementsAre("plain"));
}

TEST(Slots, KeepListsOfAnyBytes) {
  const std::vector<std::string> values = {"", std::string("a\0b", 3), "x"};

  EXPECT_EQ(unpack_strings(pack_strings(values)), values);
  EXPECT_EQ(unpack_strings("\x05"
                           "ab"),
            std::nullopt);
}

TEST(Slots, KeepTickersWithRoleAndMentions) {
  const std::vector<Ticker> tickers = {
      {.symbol = "TM", .role = TickerRole::Related, .mentions = 300}};

  EXPECT_EQ(unpack_tickers(pack_tickers(tickers)), tickers);
}

TEST(Slots, SortTimesAcross1970) {
  const Timestamp before{.seconds = -5, .precision = Precision::Second};
  const Timestamp after{.seconds = 5, .precision = Precision::Day};

  EXPECT_LT(pack_time(before), pack_time(after));
  EXPECT_EQ(unpack_time(pack_time(before)), before);
  EXPECT_EQ(unpack_time(pack_time(after)), after);
  EXPECT_EQ(pack_time({}), "");
  EXPECT_EQ(unpack_time("123456789"), std::nullopt);
}

TEST(Slots, KeepNumbers) {
  EXPECT_EQ(unpack_number(pack_number(4'000'000'000U)), 4'000'000'000U);
  EXPECT_EQ(unpack_number("abc"), std::nullopt);
}

TEST(FormTerm, HasAPrefixForWhatIsStemmed) {
  EXPECT_EQ(form_term("tariffs"), "Ftariffs");
  EXPECT_EQ(form_term("l'été"), "Fl'été");
  EXPECT_EQ(form_term("covid19"), "covid19");
  EXPECT_EQ(form_term("at&t"), "at&t");
}

}  // namespace
}  // namespace dateline::schema
