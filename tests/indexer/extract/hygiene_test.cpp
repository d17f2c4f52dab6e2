// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/hygiene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;

std::string cleaned(std::string text) {
  clean_characters(text);
  return text;
}

TEST(CleanCharactersTest, ComposesWhatWasTypedInParts) {
  EXPECT_EQ(cleaned("Zu\xCC\x88rich"), "Z\xC3\xBCrich");
}

TEST(CleanCharactersTest, TakesSoftHyphensOut) {
  EXPECT_EQ(cleaned("cor\xC2\xADpo\xC2\xADrate"), "corporate");
}

TEST(CleanCharactersTest, TakesManyOutInTheTimeOfOnePass) {
  std::string text;
  for (int i = 0; i < 2'000'000; ++i) {
    text += "\xC2\xAD-";
  }

  EXPECT_EQ(cleaned(std::move(text)), std::string(2'000'000, '-'));
}

TEST(CleanCharactersTest, TakesOverridesOfTextDirectionOut) {
  EXPECT_EQ(cleaned("\xE2\x80\xAEliar\xE2\x80\xAC"), "liar");
}

TEST(CleanCharactersTest, LeavesWhatIsCleanAlone) {
  EXPECT_EQ(cleaned("\xC3\xA9 \xE6\x9D\xB1\xE4\xBA\xAC"), "\xC3\xA9 \xE6\x9D\xB1\xE4\xBA\xAC");
}

TEST(CleanArticleTest, DropsParagraphsOfWhichNothingIsLeft) {
  Article article{.title = "Sil\xC2\xADk", .body = {"\xC2\xAD", "Text"}};

  clean_article(article);

  EXPECT_EQ(article.title, "Silk");
  EXPECT_THAT(article.body, ElementsAre("Text"));
}

}  // namespace
}  // namespace dateline::extract
