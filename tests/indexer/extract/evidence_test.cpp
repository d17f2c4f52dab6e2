// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/extract/page_of.h"

namespace dateline::extract {
namespace {

using testing::ElementsAre;

TEST(AddEvidenceTest, CutsTheTextAt200Bytes) {
  Article article;

  add_evidence(article, "title", "h1", std::string(500, 'x'));

  EXPECT_EQ(article.evidence.front().text.size(), 200U);
}

TEST(SetTimeTest, RefusesTheFuture) {
  const DateRules rules = rules_of_2026();
  Article article;

  const Status set =
      set_time(article, Clock::Published, *rules.read("2099-11-30"), "date-line", rules);

  ASSERT_FALSE(set);
  EXPECT_NE(set.error().message.find("future"), std::string::npos);
  EXPECT_FALSE(article.published.known());
}

TEST(LiftDatelineTest, LooksBelowAStandfirst) {
  Article article{.body = {"What the herring did next.", "OSLO (AP) - It swam.", "North."}};

  lift_dateline(article);

  EXPECT_THAT(article.body, ElementsAre("What the herring did next.", "It swam.", "North."));
  EXPECT_EQ(article.agency, "AP");
}

TEST(LiftDatelineTest, ThePlaceOfTheDatelineComesFirst) {
  Article article{.places = {"norway", "Oslo"}, .body = {"OSLO (AP) - It swam."}};

  lift_dateline(article);

  EXPECT_THAT(article.places, ElementsAre("OSLO", "norway"));
}

TEST(SplitParagraphsTest, BlankLinesSeparateParagraphs) {
  EXPECT_THAT(split_paragraphs("a\nb\n\nc"), ElementsAre("a b", "c"));
}

TEST(SplitParagraphsTest, WithoutBlankLinesEveryLineIsOne) {
  EXPECT_THAT(split_paragraphs("a\nb  b\n"), ElementsAre("a", "b b"));
}

TEST(LanguageOfTest, KeepsTheLanguageOfATag) {
  EXPECT_EQ(language_of("en-US"), "en");
  EXPECT_EQ(language_of("DE_at"), "de");
  EXPECT_EQ(language_of("english"), "");
}

}  // namespace
}  // namespace dateline::extract
