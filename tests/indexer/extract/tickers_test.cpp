// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/tickers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "NYSE:TM" for each symbol found.
std::vector<std::string> names_of(const std::vector<Ticker>& tickers) {
  std::vector<std::string> names;
  names.reserve(tickers.size());
  for (const Ticker& ticker : tickers) {
    names.push_back(ticker.exchange + ":" + ticker.symbol);
  }
  return names;
}

std::vector<std::string> found_on_the_wire(const std::string& text) {
  std::vector<Ticker> tickers;
  add_wire_tickers(text, TickerRole::Body, tickers);
  return names_of(tickers);
}

TEST(AddWireTickersTest, AnySuffixIsAnExchange) {
  EXPECT_THAT(found_on_the_wire("<GM> <GM.N> <HANS.ZZZ>"),
              ElementsAre(":GM", "N:GM.N", "ZZZ:HANS.ZZZ"));
}

TEST(AddWireTickersTest, NamesOfCompaniesAreNone) {
  EXPECT_THAT(found_on_the_wire("<Grain Inc> <GRAINS> <Gm> <GM.> <.N> <>"), IsEmpty());
}

TEST(ReadTickerTest, KnowsExchangesBeforeAndAfter) {
  EXPECT_EQ(*read_ticker("NYSE:TM"), (Ticker{.symbol = "TM", .exchange = "NYSE"}));
  EXPECT_EQ(*read_ticker("tm.n"), (Ticker{.symbol = "TM", .exchange = "N"}));
  EXPECT_EQ(*read_ticker("0700.HK"), (Ticker{.symbol = "0700", .exchange = "HK"}));
}

TEST(ReadTickerTest, AClassOfSharesStays) {
  EXPECT_EQ(*read_ticker("BRK.B"), (Ticker{.symbol = "BRK.B", .exchange = ""}));
}

TEST(ReadTickerTest, ANameIsNone) {
  EXPECT_FALSE(read_ticker("Toyota Motor"));
  EXPECT_FALSE(read_ticker(""));
}

TEST(MergeTickersTest, OneEntryForEachSymbolAndRole) {
  std::vector<Ticker> tickers = {{"TM", "", TickerRole::Body, 1},
                                 {"GM", "", TickerRole::Headline, 1},
                                 {"TM", "NYSE", TickerRole::Body, 2},
                                 {"TM", "", TickerRole::Headline, 1}};

  merge_tickers(tickers);

  EXPECT_THAT(tickers, ElementsAre(Ticker{"GM", "", TickerRole::Headline, 1},
                                   Ticker{"TM", "", TickerRole::Headline, 1},
                                   Ticker{"TM", "NYSE", TickerRole::Body, 3}));
}

}  // namespace
}  // namespace dateline::extract
