// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of text that is not well-formed, and what the reader is told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/query/parser.h"
#include "tests/indexer/query/grammar.h"

namespace dateline::query {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string read(std::string_view text) {
  return to_text(parse(text, kTestGrammar).root);
}

std::vector<Ignored> ignored(std::string_view text) {
  return parse(text, kTestGrammar).ignored;
}

auto repair(const std::string& text, const std::string& reason) {
  return AllOf(Field(&Ignored::text, text), Field(&Ignored::reason, HasSubstr(reason)));
}

TEST(Repair, ClosesAnOpenQuoteAtTheEnd) {
  EXPECT_EQ(read("oil \"new york"), "oil AND \"new york\"");
  EXPECT_THAT(ignored("oil \"new york"), ElementsAre(repair("\"new york", "never closed")));
}

TEST(Repair, ClosesAnOpenBracketAtTheEnd) {
  EXPECT_EQ(read("a (b OR (c d"), "a AND (b OR c AND d)");
  EXPECT_THAT(ignored("a (b OR c"), ElementsAre(repair("(", "never closed")));
}

TEST(Repair, DropsABracketThatWasNeverOpened) {
  EXPECT_EQ(read("a) b"), "a AND b");
  EXPECT_THAT(ignored("a) b"), ElementsAre(repair(")", "never opened")));
}

TEST(Repair, DropsOperatorsWithoutOperand) {
  for (const char* text : {"OR a", "a OR", "AND a", "a AND", "a NOT", "NEAR a", "a ADJ/3"}) {
    EXPECT_EQ(read(text), "a") << text;
    EXPECT_THAT(ignored(text), ElementsAre(Field(&Ignored::reason, HasSubstr("operator")))) << text;
  }
}

TEST(Repair, DropsOneOfTwoOperatorsInARow) {
  EXPECT_EQ(read("a OR OR b"), "a OR b");
  EXPECT_EQ(read("a AND AND b"), "a AND b");
  EXPECT_EQ(read("a AND OR b"), "a OR b");
  EXPECT_EQ(read("a NEAR/2 NEAR/3 b"), "a NEAR/3 b");
  EXPECT_EQ(read("a NOT AND b"), "a AND b");
  EXPECT_THAT(ignored("a OR OR b"), ElementsAre(repair("OR", "operator")));
  EXPECT_THAT(ignored("a AND OR b"), ElementsAre(repair("AND", "operator")));
}

TEST(Repair, KeepsWordsBareBesideADroppedOperator) {
  EXPECT_TRUE(parse("a AND", kTestGrammar).root.bare);
}

TEST(Repair, SearchesAnUnknownFieldAsWords) {
  EXPECT_EQ(read("foo:bar"), "foo AND bar");
  EXPECT_EQ(read("foo:\"a b\" x"), "foo AND \"a b\" AND x");
  EXPECT_EQ(read("foo:(a OR b)"), "foo AND (a OR b)");
  EXPECT_THAT(ignored("foo:bar"), ElementsAre(repair("foo:bar", "no such field")));
  EXPECT_TRUE(parse("foo:bar", kTestGrammar).root.children[1].bare);
}

TEST(Repair, NegatesAnUnknownFieldAsAWhole) {
  EXPECT_EQ(read("-foo:bar x"), "NOT (foo AND bar) AND x");
}

TEST(Repair, LetsTheValueOfAnUnknownFieldBeAField) {
  EXPECT_EQ(read("foo:title:bar"), "foo AND title:bar");
}

TEST(Repair, LeavesAddressesAndTimesAlone) {
  EXPECT_THAT(ignored("http://example.com 12:30 Results: S&P:500"), IsEmpty());
}

TEST(Repair, DropsAFieldWithoutValue) {
  EXPECT_EQ(read("title: oil"), "oil");
  EXPECT_THAT(ignored("title: oil"), ElementsAre(repair("title:", "behind the colon")));
  EXPECT_EQ(read("topic:\"\" oil"), "oil");
}

TEST(Repair, DropsEmptyPhrasesAndBrackets) {
  EXPECT_EQ(read("a \"\" () \"...\" b"), "a AND b");
  EXPECT_THAT(ignored("a \"\""), ElementsAre(repair("\"\"", "without words")));
  EXPECT_THAT(ignored("a ()"), ElementsAre(repair("()", "nothing stands")));
}

TEST(Repair, DropsPunctuationAlone) {
  EXPECT_EQ(read("oil - gas & coal"), "oil AND gas AND coal");
  EXPECT_THAT(ignored("oil - gas"), ElementsAre(repair("-", "punctuation")));
}

TEST(Repair, DropsRangesThatCannotBeRead) {
  EXPECT_EQ(read("oil date:31/03/2025"), "oil");
  EXPECT_THAT(ignored("oil date:31/03/2025"), ElementsAre(repair("date:31/03/2025", "date")));
  EXPECT_THAT(ignored("oil words:many"), ElementsAre(repair("words:many", "number")));
  EXPECT_THAT(ignored("oil date:2025..2024"), SizeIs(1));
}

TEST(Repair, ReadsARangeOfABracketAsTheBracketAlone) {
  EXPECT_EQ(read("date:(a OR b)"), "a OR b");
  EXPECT_THAT(ignored("date:(a OR b)"), SizeIs(1));
}

TEST(Repair, ReadsNearBetweenOtherThingsAsAnd) {
  EXPECT_EQ(read("a NEAR $TM"), "a AND ticker:TM");
  EXPECT_EQ(read("a NEAR (b OR c)"), "a AND (b OR c)");
  EXPECT_EQ(read("title:a NEAR b"), "title:a AND b");
  EXPECT_EQ(read("a NEAR/2 b NEAR/2 -c"), "a NEAR/2 b AND NOT c");
  EXPECT_THAT(ignored("a NEAR/7 $TM"), ElementsAre(repair("NEAR/7", "read as AND")));
  EXPECT_THAT(ignored("a NEAR (b OR c)"), ElementsAre(repair("NEAR", "not ( )")));
}

TEST(Repair, BringsDistancesIntoTheLimits) {
  EXPECT_EQ(read("a NEAR/0 b"), "a NEAR/1 b");
  EXPECT_EQ(read("a ADJ/101 b"), "a ADJ/100 b");
  EXPECT_THAT(ignored("a NEAR/0 b"), ElementsAre(repair("NEAR/0", "distance")));
}

TEST(Repair, KeepsAWordWithoutItsStarWhenItIsShort) {
  EXPECT_EQ(read("ab* oil"), "ab AND oil");
  EXPECT_EQ(read("OR* oil"), "or AND oil");
  EXPECT_THAT(ignored("ab*"), ElementsAre(repair("ab*", "3 letters")));
}

TEST(Repair, ShowsLongTextCut) {
  const auto list = ignored("title:x \"" + std::string(5000, 'a'));

  ASSERT_THAT(list, SizeIs(1));
  EXPECT_LE(list.front().text.size(), 100U);
}

TEST(Repair, ListsTheSameRepairTenTimesAtMost) {
  std::string text;
  for (int i = 0; i < 1000; ++i) {
    text += ") ";
  }

  EXPECT_THAT(ignored(text), SizeIs(kMaxRepeats));
}

TEST(Repair, TreatsControlCharactersAndInvalidBytesAsSpace) {
  EXPECT_EQ(read("a\x01"
                 "b\xFF"
                 "c"),
            "a AND b AND c");
}

}  // namespace
}  // namespace dateline::query
