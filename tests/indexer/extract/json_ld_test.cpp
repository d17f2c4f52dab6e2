// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/html_claims.h"

namespace dateline::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> values(const std::string& script, ClaimField field) {
  Claims claims;
  add_json_ld(script, claims);
  std::vector<std::string> texts;
  for (const Claim& claim : claims.about(field)) {
    texts.push_back(claim.value);
  }
  return texts;
}

TEST(JsonLdTest, FindsArticlesInListsAndGraphs) {
  EXPECT_THAT(
      values(R"([{"@type":"WebSite"},{"@type":"NewsArticle","headline":"A"}])", ClaimField::Title),
      ElementsAre("A"));
  EXPECT_THAT(
      values(R"({"@graph":[{"@type":["Article","Thing"],"headline":"A"}]})", ClaimField::Title),
      ElementsAre("A"));
}

TEST(JsonLdTest, ReadsAuthorsInEveryShape) {
  EXPECT_THAT(
      values(R"({"@type":"NewsArticle","author":["A B",{"name":"C D"}]})", ClaimField::Author),
      ElementsAre("A B", "C D"));
}

TEST(JsonLdTest, SplitsKeywords) {
  EXPECT_THAT(values(R"({"@type":"NewsArticle","keywords":"fish, ice"})", ClaimField::Topic),
              ElementsAre("fish", "ice"));
}

TEST(JsonLdTest, UndoesASecondEscaping) {
  EXPECT_THAT(values(R"({"@type":"NewsArticle","headline":"Fish &amp; Chips &#039;n&#039; Ice"})",
                     ClaimField::Title),
              ElementsAre("Fish & Chips 'n' Ice"));
}

TEST(JsonLdTest, MendsWhatTemplatesGetWrong) {
  EXPECT_THAT(
      values("<![CDATA[ [{\"@type\":\"NewsArticle\",\"headline\":\"A\",},] ]]>", ClaimField::Title),
      ElementsAre("A"));
  EXPECT_THAT(values("<!-- {\"@type\":\"NewsArticle\",\"headline\":\"A, \\\"b\\\",\nc\"} -->;",
                     ClaimField::Title),
              ElementsAre("A, \"b\", c"));
}

TEST(JsonLdTest, ReadsTheArticleThatAPageIsAbout) {
  EXPECT_THAT(values(R"({"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"A"}})",
                     ClaimField::Title),
              ElementsAre("A"));
}

TEST(JsonLdTest, ReadsPicturesInEveryShape) {
  EXPECT_THAT(
      values(R"({"@type":"NewsArticle","image":["a.jpg",{"url":"b.jpg"}]})", ClaimField::Image),
      ElementsAre("a.jpg", "b.jpg"));
}

TEST(JsonLdTest, BrokenOrBottomlessTextSaysNothing) {
  EXPECT_THAT(values(R"({"@type":"NewsArticle","headline":)", ClaimField::Title), IsEmpty());
  EXPECT_THAT(values(std::string(100'000, '['), ClaimField::Title), IsEmpty());
}

TEST(JsonLdTest, DeepNestingSaysNothingWhateverHidesIt) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  const std::string article = R"({"@type":"NewsArticle","headline":)" + deep + "}";

  EXPECT_THAT(values(article, ClaimField::Title), IsEmpty());
  EXPECT_THAT(values("/* \" */" + article, ClaimField::Title), IsEmpty());
  EXPECT_THAT(values("\"" + article, ClaimField::Title), IsEmpty());
}

}  // namespace
}  // namespace dateline::extract
