// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/ticker_notations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string name_of(Notation notation) {
  switch (notation) {
    case Notation::Listed:
      return "listed";
    case Notation::Wire:
      return "wire";
    case Notation::Colon:
      return "colon";
    case Notation::Cashtag:
      return "cashtag";
    case Notation::Dotted:
      return "dotted";
    case Notation::SpacedBracket:
      return "spaced";
    case Notation::Bracket:
      return "bracket";
  }
  return "";
}

/// "listed NYSE:TM" for each symbol found.
std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> names;
  for (const PrintedSymbol& symbol : printed_symbols(text)) {
    const std::string exchange =
        symbol.exchange == nullptr ? "" : std::string(symbol.exchange->code);
    names.push_back(name_of(symbol.notation) + " " + exchange + ":" + std::string(symbol.symbol));
  }
  return names;
}

TEST(PrintedSymbolsTest, ReadsExchangeAndSymbol) {
  EXPECT_THAT(found("Toyota (NYSE: TM) and Apple (Nasdaq:AAPL)"),
              ElementsAre("listed NYSE:TM", "listed NASDAQ:AAPL"));
  EXPECT_THAT(found("(HKG: 0700) (NYSE: BRK.B) [LSE: VOD]"),
              ElementsAre("listed HKEX:0700", "listed NYSE:BRK.B", "listed LSE:VOD"));
  EXPECT_THAT(found("Both (NYSE: GM, F; LSE: VOD)"),
              ElementsAre("listed NYSE:GM", "listed NYSE:F", "listed LSE:VOD"));
  EXPECT_THAT(found("(New York Stock Exchange: X) (Nasdaq Global Select Market: Y)"),
              ElementsAre("listed NYSE:X", "listed NASDAQ:Y"));
  EXPECT_THAT(found("(London Stock Exchange: AZN-GB)"), ElementsAre("listed LSE:AZN"));
}

TEST(PrintedSymbolsTest, ReadsBrackets) {
  EXPECT_THAT(found("Toyota Motor ( TM ) said"), ElementsAre("spaced :TM"));
  EXPECT_THAT(found("Google (GOOG, GOOGL)"), ElementsAre("bracket :GOOG", "bracket :GOOGL"));
  EXPECT_THAT(found("(Note: TM) (see: GM) () (a) (Tm) (TM"), IsEmpty());
}

TEST(PrintedSymbolsTest, ReadsWireSymbols) {
  EXPECT_THAT(found("General <GM.N> and (TSLA.O), not <GM>"),
              ElementsAre("wire NYSE:GM", "wire NASDAQ:TSLA"));
  EXPECT_THAT(found("TSLA.O fell, VOD.L rose."),
              ElementsAre("dotted NASDAQ:TSLA", "dotted LSE:VOD"));
  EXPECT_THAT(found("the U.S. and N.Y.C. at www.AB.DE or X.DE"), IsEmpty());
}

TEST(PrintedSymbolsTest, ReadsCashtags) {
  EXPECT_THAT(found("I like $AAPL, and $BRK.B."), ElementsAre("cashtag :AAPL", "cashtag :BRK.B"));
  EXPECT_THAT(found("US$B 5, $55, A$M, $USD, $5BN, $M"), IsEmpty());
}

TEST(PrintedSymbolsTest, ReadsAnExchangeBeforeAColon) {
  EXPECT_THAT(found("shares of NYSE American: ABC and NYSE:TM"),
              ElementsAre("colon NYSE American:ABC", "colon NYSE:TM"));
  EXPECT_THAT(found("he said: TM; Note:GM"), IsEmpty());
}

}  // namespace
}  // namespace dateline::extract
