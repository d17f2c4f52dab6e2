// SPDX-License-Identifier: GPL-3.0-or-later
// The numbered rules of indexer/schema/README.md, one by one.
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/schema/analysis.h"

namespace dateline::schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words(std::string_view text) {
  Tokenizer tokenizer(text);
  std::vector<std::string> forms;
  for (Token token; tokenizer.next(token);) {
    forms.push_back(token.form);
  }
  return forms;
}

std::vector<std::string> query_words(std::string_view text) {
  std::vector<std::string> forms;
  for (const Token& token : tokenize_query(text)) {
    forms.push_back(token.form);
  }
  return forms;
}

TEST(Tokenizer, CutsAtEverythingThatIsNoLetterOrDigit) {
  EXPECT_THAT(words("Take-over, by/for one_two (3)"),
              ElementsAre("take", "over", "by", "for", "one", "two", "3"));
}

TEST(Tokenizer, FindsNothingInPunctuation) {
  EXPECT_THAT(words(" -- ... '' && %% ++ "), IsEmpty());
}

TEST(Tokenizer, KeepsInnerApostrophesAndDropsOuterOnes) {
  EXPECT_THAT(words("Don't 'quote' companies’ firm’s"),
              ElementsAre("don't", "quote", "companies", "firm's"));
}

TEST(Tokenizer, JoinsDecimals) {
  EXPECT_THAT(words("rose 4.5 to 1.2.3. End"), ElementsAre("rose", "4.5", "to", "1.2.3", "end"));
}

TEST(Tokenizer, DropsGroupCommasOfNumbers) {
  EXPECT_THAT(words("1,234,567 12,345.67 1,23 1234,567 1,2345"),
              ElementsAre("1234567", "12345.67", "1", "23", "1234", "567", "1", "2345"));
}

TEST(Tokenizer, KeepsDottedSymbolsWhole) {
  EXPECT_THAT(words("BRK.B in the U.S. and <GM.N>, TSLA.OQ"),
              ElementsAre("brk.b", "in", "the", "u.s", "and", "gm.n", "tsla.oq"));
}

TEST(Tokenizer, DoesNotJoinSentencesThatLackASpace) {
  EXPECT_THAT(words("the end.The USA.The ABCDEF.G NYSE.ABCD"),
              ElementsAre("the", "end", "the", "usa", "the", "abcdef", "g", "nyse", "abcd"));
}

TEST(Tokenizer, KeepsAmpersandBetweenLetters) {
  EXPECT_THAT(words("AT&T S&P 500 a & b 5&6"),
              ElementsAre("at&t", "s&p", "500", "a", "b", "5", "6"));
}

TEST(Tokenizer, KeepsPercentAndPlusPlus) {
  EXPECT_THAT(words("4.5% of C++ and C+++ a+b 7 %"),
              ElementsAre("4.5%", "of", "c++", "and", "c", "a", "b", "7"));
}

TEST(Tokenizer, FoldsCaseWidthAndAccents) {
  EXPECT_THAT(words("Zürich STRAẞE Ａｐｐｌｅ Cafe\u0301"),
              ElementsAre("zurich", "strasse", "apple", "cafe"));
}

TEST(Tokenizer, LetsSoftHyphensVanish) {
  EXPECT_THAT(words("com\u00ADpany"), ElementsAre("company"));
}

TEST(Tokenizer, GivesOverlongWordsAPositionButNoForm) {
  EXPECT_THAT(words(std::string(65, 'x') + " y"), ElementsAre("", "y"));
}

TEST(Tokenizer, MapsTokensBackToTheirBytes) {
  const std::string text = "¡Über 1,000!";
  Tokenizer tokenizer(text);
  Token token;

  ASSERT_TRUE(tokenizer.next(token));
  EXPECT_EQ(text.substr(token.begin, token.end - token.begin), "Über");
  ASSERT_TRUE(tokenizer.next(token));
  EXPECT_EQ(text.substr(token.begin, token.end - token.begin), "1,000");
}

TEST(Tokenizer, StemsOnlyWordsOfLetters) {
  Analyzer analyzer({.stemmer = "english"});
  Tokenizer tokenizer("Companies' tariffs 1990s AT&T");
  std::vector<std::string> terms;
  for (Token token; tokenizer.next(token);) {
    terms.push_back(analyzer.term(token));
  }

  EXPECT_THAT(terms, ElementsAre("compani", "tariff", "1990s", "at&t"));
}

TEST(Tokenizer, SurvivesDamagedBytes) {
  EXPECT_THAT(words("a\xFF\xC3(b\xE2\x82"), ElementsAre("a", "b"));
}

TEST(TokenizeQuery, ReadsLowerCaseSymbolsAsPrinted) {
  EXPECT_THAT(query_words("brk.b u.s. gm.n"), ElementsAre("brk.b", "u.s", "gm.n"));
}

TEST(TokenizeQuery, LeavesHostNamesAlone) {
  EXPECT_THAT(query_words("news.example.com"), ElementsAre("news", "example", "com"));
}

TEST(FoldLabel, FoldsAndCollapsesWhiteSpace) {
  EXPECT_EQ(fold_label("  São \t PAULO\u00A0"), "sao paulo");
}

TEST(StopWords, KnowsFunctionWordsOnly) {
  EXPECT_TRUE(is_stop_word("the"));
  EXPECT_FALSE(is_stop_word("oil"));
  EXPECT_FALSE(is_stop_word("us"));
}

/// Each token with its pair behind a bar, where it has one.
std::vector<std::string> grams(std::string_view text) {
  Tokenizer tokenizer(text);
  std::vector<std::string> shown;
  for (Token token; tokenizer.next(token);) {
    shown.push_back(token.pair.empty() ? token.form : token.form + "|" + token.pair);
  }
  return shown;
}

TEST(Tokenizer, MakesAWordOfEachCharacterAndPairOfScriptsWithoutSpaces) {
  EXPECT_THAT(grams("東京都、株価"), ElementsAre("東|東京", "京|京都", "都", "株|株価", "価"));
}

TEST(Tokenizer, CutsMixedTextWhereTheScriptChanges) {
  EXPECT_THAT(grams("トヨタTM株2025年 3月"),
              ElementsAre("ト|トヨ", "ヨ|ヨタ", "タ", "tm", "株", "2025", "年", "3", "月"));
  EXPECT_THAT(grams("BRK.B株C++の4.5%高"), ElementsAre("brk.b", "株", "c++", "の", "4.5%", "高"));
}

TEST(Tokenizer, FoldsWidthAndKeepsVoicingMarks) {
  EXPECT_THAT(grams("ｶﾞｽ"), ElementsAre("ガ|ガス", "ス"));
  EXPECT_THAT(grams("ＴＭ１２"), ElementsAre("tm12"));
  EXPECT_THAT(grams("かガ"), ElementsAre("か|かガ", "ガ"));
  EXPECT_THAT(grams("ﾊﾟｰﾄ"), ElementsAre("パ|パー", "ー|ート", "ト"));
}

TEST(Tokenizer, KeepsMarksWithTheirCharacter) {
  EXPECT_THAT(grams("น้ำมัน"), ElementsAre("น้|น้ํา", "ํา|ํามั", "มั|มัน", "น"));
}

TEST(Tokenizer, CutsHangulInsideWords) {
  EXPECT_THAT(grams("삼성 전자는"), ElementsAre("삼|삼성", "성", "전|전자", "자|자는", "는"));
}

TEST(Tokenizer, SaysWhereACharacterStands) {
  Tokenizer tokenizer("a東ｶﾞ");
  Token token;
  ASSERT_TRUE(tokenizer.next(token) && tokenizer.next(token) && tokenizer.next(token));

  EXPECT_EQ(token.form, "ガ");
  EXPECT_EQ(token.begin, 4U);
  EXPECT_EQ(token.end, 10U);
}

TEST(TokenizeQuery, ComposesWhatWasTypedInParts) {
  EXPECT_THAT(query_words("か\u3099"), ElementsAre("が"));
  EXPECT_THAT(query_words("\u1112\u1161\u11AB"), ElementsAre("한"));
}

}  // namespace
}  // namespace dateline::schema
