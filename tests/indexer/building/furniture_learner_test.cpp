// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture_learner.h"

#include <algorithm>
#include <array>
#include <string>

#include <gtest/gtest.h>

#include "indexer/learned_furniture.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using testing::fresh_folder;
using testing::make_article;

constexpr const char* kLine = "Sign up for our newsletter.";
constexpr std::array kSubjects = {"Wheat",  "Copper",   "Ferries",   "Dairies", "Tunnels",
                                  "Bakers", "Harbours", "Vineyards", "Looms",   "Quarries"};

/// Article @p number of example.com: a subject of its own, a paragraph of its own, and @p line.
Article article_with(int number, const std::string& line) {
  const std::string name = std::to_string(number);
  Article article = make_article(name, kSubjects.at(static_cast<std::size_t>(number % 10)),
                                 "What happened in case " + name + " is told here.", 1);
  if (!line.empty()) {
    article.body.push_back(line);
  }
  return article;
}

std::vector<Article> articles_with(int count, const std::string& line) {
  std::vector<Article> articles;
  articles.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    articles.push_back(article_with(i, line));
  }
  return articles;
}

std::vector<schema::FurnitureLine> learned_from(const std::vector<Article>& articles) {
  FurnitureLearner learner({.folder = fresh_folder(), .memory = 4096});  // so that it spills
  for (const Article& article : articles) {
    EXPECT_TRUE(learner.add(article));
  }
  auto lines = learner.learn();
  EXPECT_TRUE(lines);
  return lines ? *std::move(lines) : std::vector<schema::FurnitureLine>{};
}

TEST(FurnitureLearner, LearnsALineThatArticlesOnDifferentThingsShare) {
  const auto lines = learned_from(articles_with(8, kLine));

  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(
      lines[0],
      (schema::FurnitureLine{
          .source = "example.com", .hash = furniture_hash(kLine), .recurs = 8, .articles = 8}));
}

TEST(FurnitureLearner, NeedsFiveArticles) {
  EXPECT_TRUE(learned_from(articles_with(4, kLine)).empty());
  EXPECT_EQ(learned_from(articles_with(5, kLine)).size(), 1U);
}

TEST(FurnitureLearner, NeedsOneInAHundredArticlesOfTheSource) {
  auto articles = articles_with(5, kLine);
  for (int i = 5; i < 501; ++i) {
    articles.push_back(article_with(i, ""));
  }

  EXPECT_TRUE(learned_from(articles).empty());
  articles.pop_back();
  EXPECT_EQ(learned_from(articles).size(), 1U);
}

TEST(FurnitureLearner, CountsTheWordingsOfAnArticleOnce) {
  auto articles = articles_with(4, kLine);
  articles.push_back(articles.front());
  articles.back().body.front() = "Told again in other words, with more of them.";

  EXPECT_TRUE(learned_from(articles).empty());
}

TEST(FurnitureLearner, CountsCopiesUnderOtherHeadlinesOnce) {
  auto articles = articles_with(8, kLine);
  for (Article& article : articles) {
    article.body = {"The same story word for word.", "Its second paragraph too.", kLine};
  }

  EXPECT_TRUE(learned_from(articles).empty());
}

TEST(FurnitureLearner, LeavesTheBackgroundOfARunningStory) {
  auto articles = articles_with(8, "The yard has built ferries since 1911.");
  for (Article& article : articles) {
    article.title = "Ferry yard: " + article.title;
  }
  for (int i = 8; i < 20; ++i) {
    articles.push_back(article_with(i, ""));
  }

  EXPECT_TRUE(learned_from(articles).empty());
}

TEST(FurnitureLearner, IsNotMisledByAWordThatAllTitlesOfTheSourceHave) {
  auto articles = articles_with(5, kLine);
  for (int i = 5; i < 20; ++i) {
    articles.push_back(article_with(i, ""));
  }
  for (Article& article : articles) {
    article.title += " - Example Gazette";
  }

  EXPECT_EQ(learned_from(articles).size(), 1U);
}

TEST(FurnitureLearner, LeavesShortLabels) {
  EXPECT_TRUE(learned_from(articles_with(10, "Nine months")).empty());
}

TEST(FurnitureLearner, CountsCharactersAndNotBytes) {
  EXPECT_TRUE(learned_from(articles_with(10, "写真はイメージです。")).empty());
  EXPECT_EQ(learned_from(articles_with(10, "記事の無断転載を禁じます。")).size(), 1U);
}

TEST(FurnitureLearner, KeepsSourcesApart) {
  auto articles = articles_with(8, kLine);
  for (std::size_t i = 0; i < articles.size(); i += 2) {
    articles[i].source = "other.example";
  }

  EXPECT_TRUE(learned_from(articles).empty());
}

TEST(FurnitureLearner, ALineNeverRecursInMoreArticlesThanThereAre) {
  auto articles = articles_with(8, kLine);
  for (Article& article : articles) {  // teasers that are furniture but for their headline
    article.body.emplace_back("All rights reserved by the press.");
    article.body.emplace_back("Read more of this in our newspaper.");
  }

  for (const schema::FurnitureLine& line : learned_from(articles)) {
    EXPECT_LE(line.recurs, line.articles);
    EXPECT_EQ(line.articles, 8U);
  }
}

TEST(FurnitureLearner, LearnsNothingWithoutASource) {
  auto articles = articles_with(8, kLine);
  for (Article& article : articles) {
    article.source.clear();
  }

  EXPECT_TRUE(learned_from(articles).empty());
}

TEST(FurnitureLearner, LearnsTheSameWhateverTheOrder) {
  auto articles = articles_with(10, kLine);
  for (Article& article : articles_with(10, "All rights reserved by the press.")) {
    article.source = "other.example";
    article.id.back() = article.id.back() == '0' ? '1' : '0';
    articles.push_back(article);
  }
  const auto lines = learned_from(articles);
  std::reverse(articles.begin(), articles.end());

  EXPECT_EQ(lines.size(), 2U);
  EXPECT_EQ(learned_from(articles), lines);
}

}  // namespace
}  // namespace dateline::indexer
