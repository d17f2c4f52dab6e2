// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/query_plan.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class QueryPlanTest : public testing::Test {
 protected:
  QueryPlan plan(std::string_view text) {
    return make_plan(query::parse(text, query_grammar()), context_);
  }
  std::string parsed(std::string_view text) { return to_text(plan(text).joined(PlanKind::And)); }

  Analyzer analyzer_{AnalysisProfile{}};
  std::vector<std::string> forms_ = {"tariff", "tariffs"};
  PlanContext context_{.analyzer = analyzer_,
                       .expand =
                           [this](std::string_view /*prefix*/, bool& cut) {
                             cut = false;
                             return forms_;
                           },
                       .resolve_dates = utc_dates(0)};
};

TEST_F(QueryPlanTest, StemsWordsAndKeepsPhrasesAsTyped) {
  EXPECT_EQ(parsed("tariffs \"Auto Parts\""), "tariff AND \"auto parts\"");
}

TEST_F(QueryPlanTest, SetsBareWordsApart) {
  const QueryPlan made = plan("oil prices ticker:xom");

  EXPECT_THAT(made.bare, SizeIs(2));
  EXPECT_EQ(to_text(made.required), "ticker:XOM");
}

TEST_F(QueryPlanTest, JoinsBareWordsAsAsked) {
  const QueryPlan made = plan("oil gas title:opec");

  EXPECT_EQ(to_text(made.joined(PlanKind::And)), "oil AND gas AND title:opec");
  EXPECT_EQ(to_text(made.joined(PlanKind::Or)), "(oil OR gas) AND title:opec");
}

TEST_F(QueryPlanTest, DropsStopWordsFromBareWordsOnly) {
  EXPECT_EQ(parsed("the price of oil"), "price AND oil");
  EXPECT_EQ(parsed("\"to be\""), "\"to be\"");
}

TEST_F(QueryPlanTest, KeepsStopWordsWhenNothingElseIsLeft) {
  EXPECT_EQ(parsed("to be"), "to AND be");
}

TEST_F(QueryPlanTest, MakesAPhraseOfAWordThatIsCut) {
  const QueryPlan made = plan("take-over");

  ASSERT_THAT(made.bare, SizeIs(1));
  EXPECT_THAT(made.bare.front().units, ElementsAre(ElementsAre("take", "over")));
}

TEST_F(QueryPlanTest, MakesAPhraseOfPairsOfARunOfCharacters) {
  const QueryPlan made = plan("東京都 株 ｶﾞｽ");

  ASSERT_THAT(made.bare, SizeIs(3));
  EXPECT_THAT(made.bare[0].units, ElementsAre(ElementsAre("東京", "京都")));
  EXPECT_EQ(made.bare[0].shown, "\"東京都\"");
  EXPECT_THAT(made.bare[1].terms, ElementsAre("株"));
  EXPECT_THAT(made.bare[2].terms, ElementsAre("ガス"));
}

TEST_F(QueryPlanTest, KeepsEveryPositionWhereAPhraseGoesOnBehindARun) {
  const PlanNode node = plan("\"東京 TM 株\"").required;

  EXPECT_THAT(node.units, ElementsAre(ElementsAre("東京", "京", "tm", "株")));
}

TEST_F(QueryPlanTest, CountsARunAsOneWordOfAPhrase) {
  EXPECT_THAT(plan("\"一二三四五六七八九十百千万\"").ignored, IsEmpty());
}

TEST_F(QueryPlanTest, NeedsNoStarBehindARun) {
  const QueryPlan made = plan("自動車*");

  EXPECT_THAT(made.ignored, IsEmpty());
  EXPECT_THAT(made.required.units, ElementsAre(ElementsAre("自動", "動車")));
}

TEST_F(QueryPlanTest, SearchesTitlesUnderTheirPrefix) {
  const PlanNode node = plan("title:Tariffs").required;

  EXPECT_EQ(node.kind, PlanKind::Term);
  EXPECT_THAT(node.terms, ElementsAre("Stariff"));
}

TEST_F(QueryPlanTest, FindsExactWordsByTheirForm) {
  const PlanNode node = plan("=tariffs").required;

  EXPECT_THAT(node.terms, ElementsAre("Ftariffs"));
  EXPECT_THAT(node.rank_terms, ElementsAre("tariff"));
}

TEST_F(QueryPlanTest, SaysWhereAWordCannotBeFoundAsWritten) {
  for (const char* text : {"title:=tariffs", "=take-over"}) {
    EXPECT_EQ(plan(text).ignored.size(), 1U) << text;
  }
  EXPECT_TRUE(plan("=at&t").ignored.empty());
}

TEST_F(QueryPlanTest, ExpandsWildcardsOverForms) {
  const QueryPlan made = plan("tarif*");

  EXPECT_THAT(made.required.terms, ElementsAre("Ftariff", "Ftariffs"));
  EXPECT_THAT(made.required.rank_terms, ElementsAre("tariff"));
  ASSERT_THAT(made.expanded, SizeIs(1));
  EXPECT_EQ(made.expanded.front().word, "tarif*");
}

TEST_F(QueryPlanTest, MatchesNothingWhenAWildcardStandsForNothing) {
  forms_.clear();

  EXPECT_EQ(plan("tarif*").required.kind, PlanKind::Nothing);
}

TEST_F(QueryPlanTest, CutsLongPhrasesAndSaysSo) {
  const QueryPlan made = plan("\"one two three four five six seven eight nine\"");

  EXPECT_THAT(made.required.units.front(), SizeIs(kMaxPhraseWords));
  EXPECT_THAT(made.ignored, SizeIs(1));
}

TEST_F(QueryPlanTest, ResolvesDates) {
  const PlanNode node = plan("date:2025-03").required;

  EXPECT_EQ(node.kind, PlanKind::Instant);
  EXPECT_EQ(to_rfc3339(node.range.from), "2025-03-01T00:00:00Z");
  EXPECT_EQ(to_rfc3339(node.range.to), "2025-04-01T00:00:00Z");
}

TEST_F(QueryPlanTest, ReadsWordCounts) {
  const PlanNode node = plan("words:>500").required;

  EXPECT_EQ(node.kind, PlanKind::Number);
  EXPECT_EQ(node.low, 501U);
}

TEST_F(QueryPlanTest, LeavesOutWhatHoldsNoWord) {
  const QueryPlan made = plan("oil \"!!!\"");

  EXPECT_EQ(to_text(made.joined(PlanKind::And)), "oil");
  EXPECT_THAT(made.ignored, SizeIs(1));
}

TEST_F(QueryPlanTest, IsNothingWhenAllOfAQueryIsLeftOut) {
  EXPECT_EQ(plan("\"!!!\"").required.kind, PlanKind::Nothing);
  EXPECT_EQ(plan("date:2025-13").required.kind, PlanKind::Nothing);
}

TEST_F(QueryPlanTest, IsEverythingForAnEmptyQuery) {
  const QueryPlan made = plan("");

  EXPECT_EQ(made.required.kind, PlanKind::All);
  EXPECT_THAT(made.bare, IsEmpty());
}

TEST_F(QueryPlanTest, PrintsAlternativesInBrackets) {
  EXPECT_EQ(parsed("(oil OR gas) -coal"), "(oil OR gas) AND NOT coal");
}

}  // namespace
}  // namespace dateline::schema
