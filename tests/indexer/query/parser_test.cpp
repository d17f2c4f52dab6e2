// SPDX-License-Identifier: GPL-3.0-or-later
// What well-formed queries mean. Most trees are compared by their text, which printer_test.cpp and
// the fuzz target hold to be one to one.
#include "indexer/query/parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/query/grammar.h"

namespace dateline::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Node tree(std::string_view text) {
  const Query query = parse(text, kTestGrammar);
  EXPECT_THAT(query.ignored, IsEmpty()) << text;
  return query.root;
}

std::string read(std::string_view text) {
  return to_text(tree(text));
}

/// The bare words of the query at the top level.
std::vector<std::string> bare_words(std::string_view text) {
  const Node root = parse(text, kTestGrammar).root;
  std::vector<std::string> words;
  for (const Node& node : root.kind == Kind::And ? root.children : std::vector{root}) {
    if (node.bare) {
      words.push_back(node.text);
    }
  }
  return words;
}

TEST(Parse, GivesEverythingForNothing) {
  EXPECT_EQ(tree(""), Node{});
  EXPECT_EQ(tree(" \t\u00A0"), Node{});
}

TEST(Parse, ReadsOneWordAsABareWord) {
  EXPECT_EQ(tree("Oil"), (Node{.kind = Kind::Word, .text = "Oil", .bare = true}));
}

TEST(Parse, ReadsMarks) {
  EXPECT_EQ(tree("=reporting"), (Node{.kind = Kind::Word, .text = "reporting", .exact = true}));
  EXPECT_EQ(tree("tarif*"), (Node{.kind = Kind::Word, .text = "tarif", .prefix = true}));
}

TEST(Parse, ReadsAPhrase) {
  EXPECT_EQ(tree("“money supply”"), (Node{.kind = Kind::Phrase, .text = "money supply"}));
}

TEST(Parse, JoinsNeighboursByAnd) {
  EXPECT_EQ(read("oil prices \"new york\""), "oil AND prices AND \"new york\"");
  EXPECT_EQ(tree("a (b c)").children.size(), 3U);
}

TEST(Parse, BindsNotThenNearThenAndThenOr) {
  EXPECT_EQ(read("a b OR c AND d"), "a AND b OR c AND d");
  EXPECT_EQ(tree("a b OR c AND d").kind, Kind::Or);
  EXPECT_EQ(read("(a OR b) c"), "(a OR b) AND c");
  EXPECT_EQ(read("a b NEAR/2 c d"), "a AND b NEAR/2 c AND d");
  EXPECT_EQ(read("-a b"), "NOT a AND b");
  EXPECT_EQ(read("NOT (a NEAR b)"), "NOT (a NEAR/10 b)");
}

TEST(Parse, NegatesWordsPhrasesFieldsAndBrackets) {
  EXPECT_EQ(read("-oil -\"crude oil\" -$TM -(a OR b) NOT c"),
            "NOT oil AND NOT \"crude oil\" AND NOT ticker:TM AND NOT (a OR b) AND NOT c");
}

TEST(Parse, AllowsNegationAlone) {
  EXPECT_EQ(tree("-oil").kind, Kind::Not);
  EXPECT_EQ(read("-a -b"), "NOT a AND NOT b");
}

TEST(Parse, UndoesDoubleNegation) {
  EXPECT_EQ(read("NOT NOT a"), "a");
  EXPECT_EQ(read("-(-(NOT a))"), "NOT a");
}

TEST(Parse, ReadsNearAndAdjWithTheirDistance) {
  EXPECT_EQ(tree("a ADJ/3 \"b c\""), (Node{.kind = Kind::Near,
                                           .ordered = true,
                                           .distance = 3,
                                           .children = {{.kind = Kind::Word, .text = "a"},
                                                        {.kind = Kind::Phrase, .text = "b c"}}}));
  EXPECT_EQ(read("a NEAR b"), "a NEAR/10 b");
}

TEST(Parse, MakesOneNearOfAChainWithTheLargestDistance) {
  EXPECT_EQ(read("a NEAR/5 b NEAR/7 c NEAR/2 d"), "a NEAR/7 b NEAR/7 c NEAR/7 d");
  EXPECT_EQ(tree("a NEAR/5 b NEAR/7 c").children.size(), 3U);
}

TEST(Parse, SharesTheMiddleWordOfNearAndAdj) {
  EXPECT_EQ(read("a NEAR/5 b ADJ/3 c"), "a NEAR/5 b AND b ADJ/3 c");
}

TEST(Parse, JoinsWordsOfOneFieldByNear) {
  EXPECT_EQ(read("title:a NEAR/4 title:b"), "title:a NEAR/4 title:b");
  EXPECT_EQ(read("title:(a NEAR/4 b)"), "title:a NEAR/4 title:b");
}

TEST(Parse, AppliesATextFieldToWordPhraseAndBracket) {
  EXPECT_EQ(tree("title:oil"), (Node{.kind = Kind::Word, .field = "title", .text = "oil"}));
  EXPECT_EQ(tree("title:\"a b\""), (Node{.kind = Kind::Phrase, .field = "title", .text = "a b"}));
  EXPECT_EQ(read("title:(a b OR =c)"), "title:a AND title:b OR title:=c");
  EXPECT_EQ(read("title:=a title:abc*"), "title:=a AND title:abc*");
}

TEST(Parse, AppliesAValueFieldToWordPhraseAndBracket) {
  EXPECT_EQ(tree("ticker:BRK.B"), (Node{.kind = Kind::Value, .field = "ticker", .text = "BRK.B"}));
  EXPECT_EQ(tree("topic:\"crude oil\""),
            (Node{.kind = Kind::Value, .field = "topic", .text = "crude oil"}));
  EXPECT_EQ(read("topic:(grain, OR \"crude oil\")"), "topic:grain OR topic:\"crude oil\"");
}

TEST(Parse, LetsAFieldInsideABracketWin) {
  EXPECT_EQ(read("title:(a topic:b $TM)"), "title:a AND topic:b AND ticker:TM");
}

TEST(Parse, TakesAWholeAddressAsValue) {
  EXPECT_EQ(tree("url:https://example.com/a?b=1&c").text, "https://example.com/a?b=1&c");
}

TEST(Parse, ReadsDollarAndNameAsTicker) {
  EXPECT_EQ(tree("$TM"), (Node{.kind = Kind::Value, .field = "ticker", .text = "TM"}));
  EXPECT_EQ(tree("$36"), (Node{.kind = Kind::Word, .text = "$36", .bare = true}));
}

TEST(Parse, ReadsRanges) {
  EXPECT_EQ(tree("date:2025-03..2025-04"),
            (Node{.kind = Kind::Range, .field = "date", .low = "2025-03", .high = "2025-04"}));
  EXPECT_EQ(tree("date:7d"), (Node{.kind = Kind::Range, .field = "date", .low = "7d"}));
  EXPECT_EQ(tree("words:>500"), (Node{.kind = Kind::Range, .field = "words", .low = "501"}));
  EXPECT_EQ(read("date:\"2025-03-31 04:21:00Z..\""), "date:2025-03-31T04:21:00Z..");
}

TEST(Parse, KeepsLowerCaseOperatorsAsWords) {
  EXPECT_EQ(read("war and peace or not"), "war AND and AND peace AND or AND not");
}

TEST(Bare, HoldsForNeighboursAtTheTopLevel) {
  EXPECT_THAT(bare_words("opec oil prices"), ElementsAre("opec", "oil", "prices"));
}

TEST(Bare, HoldsBesidePhrasesFieldsAndNegations) {
  EXPECT_THAT(bare_words("oil \"new york\" title:x $TM -gas NOT coal prices date:7d"),
              ElementsAre("oil", "prices"));
}

TEST(Bare, IsLostToMarks) {
  EXPECT_THAT(bare_words("=oil tarif* gas"), ElementsAre("gas"));
}

TEST(Bare, IsLostBesideAnd) {
  EXPECT_THAT(bare_words("a b AND c d"), ElementsAre("a", "d"));
}

TEST(Bare, IsLostInNear) {
  EXPECT_THAT(bare_words("a b NEAR c d"), ElementsAre("a", "d"));
}

TEST(Bare, IsLostInEveryBranchOfOr) {
  const Node root = tree("a b OR c");

  EXPECT_FALSE(root.children[0].children[0].bare);
  EXPECT_FALSE(root.children[0].children[1].bare);
  EXPECT_FALSE(root.children[1].bare);
}

TEST(Bare, IsLostInBrackets) {
  EXPECT_THAT(bare_words("(a) (b c) d"), ElementsAre("d"));
}

}  // namespace
}  // namespace dateline::query
