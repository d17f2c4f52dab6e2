// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/ticker_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

constexpr std::string_view kRows =
    "WIDG\tNYSE\tWidget Inc.\t?Widget\n"
    "GADG\tNASDAQ\tGadget Corp.\tGadget\n"
    "OLDA\tNYSE\tAnvil Inc.\tAnvil\t\t2019-12-31\tNEWA\n"
    "NEWA\tNASDAQ\tGreat Anvil Inc.\tAnvil\t2020-01-01\n"
    "W\tNYSE\tWheel Ltd.\tWheelworks\n"
    "CEO\tNYSE\tCedar Orchard Inc.\tCedar Orchard\n"
    "VIC.B\tNYSE\tVice Inc.\n"
    "GADL\tLSE\tGadget London plc\n";

class TickerFinderTest : public testing::Test {
 protected:
  [[nodiscard]] Article annotated(Article article, Explanation* explanation = nullptr) const {
    article.published.time = parse_iso_date("2019-05-01")->time;
    finder_.annotate(article, explanation);
    return article;
  }

  /// "WIDG" for each ticker of a paragraph.
  [[nodiscard]] std::vector<std::string> found(const std::string& paragraph) const {
    std::vector<std::string> symbols;
    for (const Ticker& ticker : annotated({.body = {paragraph}}).tickers) {
      symbols.push_back(ticker.symbol);
    }
    return symbols;
  }

 private:
  SymbolTable table_ =
      *SymbolTable::read(std::vector<SymbolFile>{{.name = "rows", .bytes = kRows}});
  TickerFinder finder_{table_, NameRule::SymbolsAndNames};
};

TEST_F(TickerFinderTest, AClearNotationNeedsNoTable) {
  EXPECT_THAT(found("It (NYSE: ZZZ) rose, and (YYY.N)."), ElementsAre("YYY", "ZZZ"));
  EXPECT_THAT(found("See $ZZZ, ZZZ.N, NYSE: ZZZ and (ZZZ)."), IsEmpty());
  EXPECT_THAT(found("It (NYSE: ZZZ) rose. $ZZZ!"), ElementsAre("ZZZ"));
}

TEST_F(TickerFinderTest, AWeakNotationCountsWhereTheTableHasIt) {
  EXPECT_THAT(found("See $GADG."), ElementsAre("GADG"));
  EXPECT_THAT(found("See GADG.O."), ElementsAre("GADG"));
  EXPECT_THAT(found("See GADG.L."), IsEmpty());
  EXPECT_THAT(found("See NYSE: WIDG."), ElementsAre("WIDG"));
  EXPECT_THAT(found("Something ( VIC-B ) rose."), ElementsAre("VIC.B"));
}

TEST_F(TickerFinderTest, ABracketNeedsTheCompany) {
  EXPECT_THAT(found("Wheelworks (W) rolls."), ElementsAre("W"));
  EXPECT_THAT(found("The west (W) rolls."), IsEmpty());
  EXPECT_THAT(found("The boss (CEO) of it ( CEO ) left."), IsEmpty());
  EXPECT_THAT(found("The widget unit (WIDG)."), IsEmpty());
  EXPECT_THAT(found("Widget (WIDG) fell."), ElementsAre("WIDG"));
}

TEST_F(TickerFinderTest, ALinkBehindANameNeedsNoTable) {
  EXPECT_THAT(found("Hopkem ( HPKM ) rose."), ElementsAre("HPKM"));
  EXPECT_THAT(found("House Party Kin Mates ( HPKM ) and ( GDP ), tax ( HPKM )."), IsEmpty());
}

TEST_F(TickerFinderTest, ThePresentSymbolAndThatOfTheTimeAreKept) {
  EXPECT_THAT(annotated({.title = "Anvil (NYSE: OLDA) falls"}).tickers,
              ElementsAre(Ticker{.symbol = "NEWA",
                                 .exchange = "NYSE",
                                 .role = TickerRole::Headline,
                                 .name = "Great Anvil Inc.",
                                 .then = "OLDA"}));
}

TEST_F(TickerFinderTest, AnAmbiguousNameNeedsTheArticleToSpeakForIt) {
  EXPECT_THAT(found("Widget shares fell."), ElementsAre("WIDG"));
  EXPECT_THAT(found("We saw Widget there."), IsEmpty());
  EXPECT_THAT(found("The Widget rainforest burns; shares fell."), IsEmpty());
  EXPECT_THAT(found("Widget shares fell, and so did any widget."), IsEmpty());
  EXPECT_THAT(found("Widget Inc. fell. We saw Widget there."), ElementsAre("WIDG"));
}

TEST_F(TickerFinderTest, ANameWithinALongerNameIsNone) {
  EXPECT_THAT(found("They often went with Harry Gadget from here to Gadget Stadium."), IsEmpty());
  EXPECT_THAT(found("But Gadget rose."), ElementsAre("GADG"));
}

TEST_F(TickerFinderTest, AnInvitationIsNone) {
  EXPECT_THAT(found("Follow us on Gadget."), IsEmpty());
}

TEST_F(TickerFinderTest, ASymbolBehindItsNameIsOneMention) {
  const Article article = annotated({.body = {"Gadget (GADG) rose.", "Gadget’s day."}});

  ASSERT_EQ(article.tickers.size(), 1U);
  EXPECT_EQ(article.tickers.front().mentions, 2U);
}

TEST_F(TickerFinderTest, EvidenceNamesTheClearestRule) {
  const Article article = annotated({.body = {"Gadget rose.", "Gadget (GADG) fell."}});

  EXPECT_THAT(article.evidence, ElementsAre(Evidence{"ticker", "notation", "(GADG)", ""}));
}

TEST_F(TickerFinderTest, RelatedBoxesKeepTheirOwn) {
  const Article article =
      annotated({.title = "Ice", .related = {{.title = "Gadget (NASDAQ: GADG) rises"}}});

  EXPECT_THAT(article.related[0].tickers, ElementsAre("GADG"));
  ASSERT_EQ(article.tickers.size(), 1U);
  EXPECT_EQ(article.tickers[0].role, TickerRole::Related);
}

TEST_F(TickerFinderTest, WhatTheSourceListedIsCompletedAndNotCountedTwice) {
  Article listed{.body = {"Gadget ( GADG ) rose."}};
  listed.tickers = {{.symbol = "GADG", .mentions = 7}, {.symbol = "VIC-B"}};

  EXPECT_THAT(annotated(listed).tickers,
              ElementsAre(Ticker{.symbol = "GADG", .exchange = "NASDAQ", .name = "Gadget Corp."},
                          Ticker{.symbol = "VIC.B", .exchange = "NYSE", .name = "Vice Inc."}));
}

TEST_F(TickerFinderTest, ExplainsWhatItRefused) {
  Explanation explanation;

  (void)annotated({.body = {"The boss (CEO) left."}}, &explanation);

  EXPECT_THAT(explanation.take(), Contains(testing::AllOf(Field(&Candidate::value, "CEO"),
                                                          Field(&Candidate::chosen, false))));
}

TEST(TickerFinderRuleTest, NamesCanBeLeftOut) {
  const SymbolTable table =
      *SymbolTable::read(std::vector<SymbolFile>{{.name = "rows", .bytes = kRows}});
  const TickerFinder finder(table, NameRule::SymbolsOnly);
  Article article{.body = {"Gadget rose. Wheelworks (W) fell."}};

  finder.annotate(article, nullptr);

  ASSERT_EQ(article.tickers.size(), 1U);
  EXPECT_EQ(article.tickers[0].symbol, "W");
}

}  // namespace
}  // namespace dateline::extract
