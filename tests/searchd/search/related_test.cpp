// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/related.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <gtest/gtest.h>

#include "searchd/search/archive.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_add;
using indexer::testing::must_rebuild;
using indexer::testing::reworded;

class RelatedTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto folder = fresh_folder() / "archive";
    std::vector<Article> articles = {mine_, smelter_, bread_};
    for (const char* key : {"p", "q", "r", "s"}) {
      articles.push_back(make_article(key, "Weather", "Rain and wind in the valley", 2));
    }
    must_rebuild(folder, articles);
    must_add(folder,
             {reworded(mine_, "A strike at the copper smelter and mine went on", 9), later_});
    archive_ = *Archive::open(folder, {});
  }

  RelatedArticles related(const std::string& id, std::optional<std::int64_t> as_of = {}) {
    auto found = archive_->related(id, as_of, 10);
    EXPECT_TRUE(found);
    return found ? *std::move(found) : RelatedArticles{};
  }

  static std::vector<std::string> titles(const RelatedArticles& related) {
    std::vector<std::string> titles;
    for (const RelatedHit& hit : related.hits) {
      titles.push_back(hit.hit.article.title);
    }
    return titles;
  }

  const Article mine_ = make_article("m", "Copper mine", "A strike at the copper mine began", 3);
  const Article smelter_ = make_article("n", "Copper smelter", "The smelter melts copper", 4);
  const Article bread_ = make_article("o", "Bread", "Flour and yeast make bread", 5);
  const Article later_ = make_article("l", "Copper strike", "The strike at the mine ends", 12);
  std::unique_ptr<Archive> archive_;
};

TEST_F(RelatedTest, FindsWhatSharesTheWordsThatTellItApart) {
  const auto found = titles(related(mine_.id));

  EXPECT_EQ(found.size(), 2U);
  EXPECT_NE(std::ranges::find(found, "Copper smelter"), found.end());
  EXPECT_NE(std::ranges::find(found, "Copper strike"), found.end());
}

TEST_F(RelatedTest, NeverFindsTheArticleInAnyWording) {
  for (const auto as_of : {std::optional<std::int64_t>(),
                           std::optional(to_seconds({.year = 2025, .month = 1, .day = 6}))}) {
    for (const RelatedHit& hit : related(mine_.id, as_of).hits) {
      EXPECT_NE(hit.hit.article.id, mine_.id);
    }
  }
}

TEST_F(RelatedTest, FindsNothingLaterThanAsOf) {
  const auto as_of = to_seconds({.year = 2025, .month = 1, .day = 6});

  EXPECT_EQ(titles(related(mine_.id, as_of)), (std::vector<std::string>{"Copper smelter"}));
  EXPECT_FALSE(archive_->related(later_.id, as_of, 10));
}

TEST_F(RelatedTest, SaysWhichWordsAreSharedAndWhatTheyWeigh) {
  const RelatedArticles found = related(smelter_.id);

  ASSERT_FALSE(found.hits.empty());
  for (const RelatedHit& hit : found.hits) {
    double sum = 0;
    for (const RelatingTerm& term : hit.terms) {
      EXPECT_FALSE(term.word.empty());
      sum += term.weight;
    }
    EXPECT_NEAR(sum, hit.hit.score, 1e-6);
  }
}

TEST_F(RelatedTest, KnowsNoArticleOfAnUnknownId) {
  const auto found = archive_->related("a_nothing", {}, 10);

  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace dateline::searchd
