// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/language.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kEnglish =
    "The shipping company said on Tuesday that it would close two of its older yards and move the "
    "work to the new dock further down the coast, where a third crane is being put up. Workers who "
    "do not want to move will be offered early retirement, the company added, and nobody is to be "
    "dismissed before the end of next year. The union called the plan a surprise and asked for a "
    "meeting with the board before anything is signed. Shares rose slightly in early trade.";
constexpr const char* kFrench =
    "La compagnie maritime a annoncé mardi la fermeture de deux de ses anciens chantiers navals.";
constexpr const char* kJapanese =
    "海運会社は火曜日、古い造船所を二か所閉鎖し、沿岸の新しいドックに仕事を移すと発表した。";

Article article_of(std::string lang, std::string body) {
  return {.title = "", .lang = std::move(lang), .body = {std::move(body)}};
}

TEST(DetectLanguage, KnowsTheLanguageOfASentence) {
  EXPECT_EQ(detect_language(kEnglish)->code, "en");
  EXPECT_EQ(detect_language(kFrench)->code, "fr");
  EXPECT_EQ(detect_language(kJapanese)->code, "ja");
}

TEST(DetectLanguage, GuessesNothingFromAFewWordsOrFromNumbers) {
  EXPECT_FALSE(detect_language("Oil prices fall"));
  EXPECT_FALSE(detect_language("1,234 5,678 9.1 % 12/13 100 200 300 400 500 600 700 800 900"));
  EXPECT_FALSE(detect_language(""));
}

TEST(SettleLanguage, FillsWhatTheInputLeavesOpen) {
  Article article = article_of("", kFrench);

  settle_language(article, nullptr);

  EXPECT_EQ(article.lang, "fr");
  ASSERT_THAT(article.evidence, SizeIs(1));
  EXPECT_EQ(article.evidence.front().rule, "cld2");
}

TEST(SettleLanguage, ReplacesACodeThatNamesNoLanguage) {
  Article article = article_of("zz", kFrench);

  settle_language(article, nullptr);

  EXPECT_EQ(article.lang, "fr");
}

TEST(SettleLanguage, DropsAnImpossibleCodeOfAShortText) {
  Article article = article_of("zz", "Oil");

  settle_language(article, nullptr);

  EXPECT_EQ(article.lang, "");
}

TEST(SettleLanguage, ReadsWithdrawnCodesAsTheirSuccessors) {
  Article article = article_of("iw", "");

  settle_language(article, nullptr);

  EXPECT_EQ(article.lang, "he");
}

TEST(SettleLanguage, BelievesTheInputOfAShortText) {
  Article article = article_of("en", kFrench);
  Explanation explanation;

  settle_language(article, &explanation);

  EXPECT_EQ(article.lang, "en");
  EXPECT_THAT(article.evidence, IsEmpty());
  const std::vector<Candidate> considered = explanation.take();
  ASSERT_THAT(considered, SizeIs(2));
  EXPECT_FALSE(considered[0].chosen);
  EXPECT_TRUE(considered[1].chosen);
}

TEST(SettleLanguage, BelievesALongTextMoreThanTheInput) {
  Article article = article_of("de", kEnglish);

  settle_language(article, nullptr);

  EXPECT_EQ(article.lang, "en");
  EXPECT_THAT(article.evidence.front().text, HasSubstr("the input says de"));
}

}  // namespace
}  // namespace dateline::extract
