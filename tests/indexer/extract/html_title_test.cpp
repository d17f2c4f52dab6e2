// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_title.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

struct Said {
  ClaimRank rank;
  std::string rule;
  std::string value;
};

std::string title(const std::vector<Said>& said, Explanation* explanation = nullptr) {
  Claims claims;
  for (const Said& claim : said) {
    claims.add(ClaimField::Title, claim.rank, claim.rule, claim.value);
  }
  Article article;
  read_title(claims, explanation, article);
  return article.title;
}

std::string window(const std::string& text) {
  return title({{ClaimRank::Text, "title-element", text}});
}

TEST(HtmlTitleTest, WhatThePageDeclaresComesFirst) {
  EXPECT_EQ(title({{ClaimRank::Element, "h1", "Whale seen again off the pier"},
                   {ClaimRank::Meta, "meta og:title", "Whale seen off pier"}}),
            "Whale seen off pier");
}

TEST(HtmlTitleTest, TheHeadlineWithinTheTitleOfTheWindow) {
  EXPECT_EQ(title({{ClaimRank::Element, "h1", "Pier News"},
                   {ClaimRank::Element, "h1", "Whale seen: again"},
                   {ClaimRank::Text, "title-element", "Whale seen: again - Pier News"}}),
            "Whale seen: again");
}

TEST(HtmlTitleTest, LeavesOutTheSite) {
  EXPECT_EQ(window("A whale was seen again | Pier News"), "A whale was seen again");
  EXPECT_EQ(window("News - A whale was seen again off the pier"),
            "A whale was seen again off the pier");
}

TEST(HtmlTitleTest, AShortTitleStaysWhole) {
  EXPECT_EQ(window("Whales | Pier News"), "Whales | Pier News");
}

TEST(HtmlTitleTest, TheNameInJsonLdWhereTheWindowHoldsItAndNotTheHeadline) {
  EXPECT_EQ(title({{ClaimRank::JsonLd, "json-ld", "largest of the animals"},
                   {ClaimRank::JsonLd, "json-ld name", "Blue whale"},
                   {ClaimRank::Text, "title-element", "Blue whale - Pier Lexicon"}}),
            "Blue whale");
}

TEST(HtmlTitleTest, TellsWhatWasConsidered) {
  Explanation explanation;

  title({{ClaimRank::Element, "h1", "Whale seen again"},
         {ClaimRank::Meta, "meta og:title", "Whale seen off pier"}},
        &explanation);

  const std::vector<Candidate> told = explanation.take();
  ASSERT_EQ(told.size(), 2U);
  EXPECT_TRUE(told[0].chosen);
  EXPECT_EQ(told[0].rule, "meta og:title");
  EXPECT_GT(told[0].score, told[1].score);
  EXPECT_FALSE(told[1].reason.empty());
}

}  // namespace
}  // namespace dateline::extract
