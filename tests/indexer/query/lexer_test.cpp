// SPDX-License-Identifier: GPL-3.0-or-later
// Where tokens begin and end, and which kind they are.
#include "indexer/query/lexer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/query/grammar.h"

namespace dateline::query {
namespace {

using ::testing::ElementsAre;
using Kinds = std::vector<TokenKind>;

std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> all;
  Lexer lexer(text, kTestGrammar);
  for (Token token = lexer.next(); token.kind != TokenKind::End; token = lexer.next()) {
    all.push_back(token);
  }
  return all;
}

Kinds kinds(std::string_view text) {
  Kinds all;
  for (const Token& token : tokens(text)) {
    all.push_back(token.kind);
  }
  return all;
}

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> all;
  for (const Token& token : tokens(text)) {
    all.push_back(token.text);
  }
  return all;
}

TEST(Lexer, KeepsMarketTokensWhole) {
  EXPECT_THAT(
      texts("BRK.B AT&T S&P C++ 4.5% U.S. take-over don't $36"),
      ElementsAre("BRK.B", "AT&T", "S&P", "C++", "4.5%", "U.S.", "take-over", "don't", "$36"));
}

TEST(Lexer, KnowsOperatorsInUpperCaseOnly) {
  EXPECT_EQ(kinds("AND OR NOT NEAR ADJ/3"), (Kinds{TokenKind::And, TokenKind::Or, TokenKind::Not,
                                                   TokenKind::Near, TokenKind::Near}));
  EXPECT_EQ(kinds("and Or nOT near/5 NEAR/x && ANDY"),
            (Kinds{TokenKind::Word, TokenKind::Word, TokenKind::Word, TokenKind::Word,
                   TokenKind::Word, TokenKind::Punctuation, TokenKind::Word}));
}

TEST(Lexer, ReadsTheDistance) {
  const auto near = tokens("NEAR/5 ADJ");

  EXPECT_EQ(near[0].distance, 5U);
  EXPECT_FALSE(near[0].ordered);
  EXPECT_EQ(near[1].distance, std::nullopt);
  EXPECT_TRUE(near[1].ordered);
}

TEST(Lexer, CapsAnEndlessDistance) {
  EXPECT_EQ(tokens("NEAR/99999999999999999999999999")[0].distance, 1'000'000U);
}

TEST(Lexer, TakesAMinusForNotOnlyAfterSpaceAndBeforeAnOperand) {
  EXPECT_EQ(
      kinds("-a (-b -\"c\" -(d"),
      (Kinds{TokenKind::Not, TokenKind::Word, TokenKind::Open, TokenKind::Not, TokenKind::Word,
             TokenKind::Not, TokenKind::Phrase, TokenKind::Not, TokenKind::Open, TokenKind::Word}));
  EXPECT_EQ(kinds("a-b - c --d \"e\"-f"),
            (Kinds{TokenKind::Word, TokenKind::Punctuation, TokenKind::Word, TokenKind::Word,
                   TokenKind::Phrase, TokenKind::Word}));
}

TEST(Lexer, EndsAPhraseAtAnyQuote) {
  EXPECT_THAT(texts("“ money  supply ” «b»c\"d"), ElementsAre("money supply", "b", "c", "d"));
  EXPECT_FALSE(tokens("\"open end").front().closed);
}

TEST(Lexer, TakesMarksOffAWord) {
  const auto marked = tokens("=reporting tarif* =both* ==x");

  EXPECT_TRUE(marked[0].exact);
  EXPECT_EQ(marked[0].text, "reporting");
  EXPECT_TRUE(marked[1].prefix);
  EXPECT_EQ(marked[1].text, "tarif");
  EXPECT_TRUE(marked[2].prefix);
  EXPECT_FALSE(marked[2].exact);
  EXPECT_EQ(marked[2].text, "both");
  EXPECT_EQ(marked[3].text, "x");
}

TEST(Lexer, KnowsTheFieldsOfTheGrammarInAnyLetterCase) {
  const auto fields = tokens("Title:oil TOPIC:grain, date:2025");

  EXPECT_EQ(fields[0].field, "title");
  EXPECT_EQ(fields[0].type, FieldType::Text);
  EXPECT_EQ(fields[1].field, "topic");
  EXPECT_EQ(fields[1].text, "grain");
  EXPECT_EQ(fields[2].type, FieldType::Range);
}

TEST(Lexer, LeavesTheQuotedOrBracketedValueToTheNextToken) {
  EXPECT_EQ(kinds("title:\"a b\" topic:(a"),
            (Kinds{TokenKind::Field, TokenKind::Phrase, TokenKind::Field, TokenKind::Open,
                   TokenKind::Word}));
  EXPECT_TRUE(tokens("title:\"a b\"")[1].attached);
  EXPECT_FALSE(tokens("title: \"a b\"")[1].attached);
}

TEST(Lexer, ReadsADollarBeforeALetterAsTicker) {
  const auto dollars = tokens("$BRK.B, $36 $");

  EXPECT_EQ(dollars[0].field, "ticker");
  EXPECT_EQ(dollars[0].text, "BRK.B");
  EXPECT_EQ(dollars[1].kind, TokenKind::Word);
  EXPECT_EQ(dollars[2].kind, TokenKind::Punctuation);
}

TEST(Lexer, ReadsADollarAsTextWhereTheGrammarHasNoTicker) {
  const Grammar without_fields;
  Lexer lexer("$TM", without_fields);

  EXPECT_EQ(lexer.next().kind, TokenKind::Word);
}

TEST(Lexer, CutsAnUnknownFieldFromItsValue) {
  EXPECT_THAT(texts("foo:bar:baz"), ElementsAre("foo", "bar", "baz"));
  EXPECT_EQ(kinds("foo:bar:baz"),
            (Kinds{TokenKind::UnknownField, TokenKind::UnknownField, TokenKind::Word}));
  EXPECT_EQ(kinds("foo:\"bar\""), (Kinds{TokenKind::UnknownField, TokenKind::Phrase}));
}

TEST(Lexer, SeesNoFieldInAddressesTimesAndHeadings) {
  EXPECT_EQ(kinds("http://example.com/a 12:30 Results: co-op:x"),
            (Kinds{TokenKind::Word, TokenKind::Word, TokenKind::Word, TokenKind::Word}));
}

TEST(Lexer, StaysAtTheEnd) {
  Lexer lexer(" ", kTestGrammar);

  EXPECT_EQ(lexer.next().kind, TokenKind::End);
  EXPECT_EQ(lexer.next().kind, TokenKind::End);
}

}  // namespace
}  // namespace dateline::query
