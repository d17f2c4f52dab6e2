// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learned_furniture.h"

#include <gtest/gtest.h>

namespace dateline::indexer {
namespace {

using Paragraphs = std::vector<std::string>;

LearnedFurniture learned(const std::string& paragraph) {
  return LearnedFurniture(
      {{.source = "example.com", .hash = furniture_hash(paragraph), .recurs = 6, .articles = 9}});
}

TEST(LearnedFurniture, IsTakenOutWithEvidence) {
  Article article{.source = "example.com", .body = {"News.", "Sign up here.", "More news."}};

  learned("Sign up here.").take_out(article);

  EXPECT_EQ(article.body, (Paragraphs{"News.", "More news."}));
  EXPECT_EQ(article.furniture, Paragraphs{"Sign up here."});
  ASSERT_EQ(article.evidence.size(), 1U);
  EXPECT_EQ(article.evidence[0], (Evidence{.field = "furniture",
                                           .rule = "recurring-line",
                                           .text = "recurs in 6 of 9 articles"}));
}

TEST(LearnedFurniture, StaysWithItsSource) {
  Article article{.source = "other.example", .body = {"News.", "Sign up here."}};
  const Article before = article;

  learned("Sign up here.").take_out(article);

  EXPECT_EQ(article, before);
}

TEST(LearnedFurniture, NeverEmptiesABody) {
  Article article{.source = "example.com", .body = {"Sign up here.", "Sign up here."}};
  const Article before = article;

  learned("Sign up here.").take_out(article);

  EXPECT_EQ(article, before);
}

}  // namespace
}  // namespace dateline::indexer
