// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/deletion.h"

#include <gtest/gtest.h>

#include "indexer/archive_stats.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using Names = std::vector<std::string>;

class Deletion : public ::testing::Test {
 protected:
  void SetUp() override { testing::must_rebuild(archive_, articles_); }

  [[nodiscard]] ArchiveStats stats() const {
    const auto read = read_stats(archive_);
    EXPECT_TRUE(read);
    return read ? *read : ArchiveStats{};
  }

  std::filesystem::path archive_ = testing::fresh_folder();
  std::vector<Article> articles_ = testing::many_articles("k", 10);
  testing::Remembering observer_;
};

TEST_F(Deletion, HidesTheArticleAndKeepsTheSegment) {
  const auto result = delete_articles(archive_, Names{articles_[1].id}, {}, observer_);

  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->documents, 1U);
  EXPECT_EQ(stats().articles, 9U);
  EXPECT_EQ(stats().documents, 10U);
}

TEST_F(Deletion, TakesAUrlToo) {
  const auto result = delete_articles(archive_, Names{articles_[1].url}, {}, observer_);

  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->articles, Names{articles_[1].id});
}

TEST_F(Deletion, OfAnUnknownArticleChangesNothing) {
  const std::string before = testing::current_of(archive_);

  const auto result =
      delete_articles(archive_, Names{articles_[1].id, "a_0000000000000000"}, {}, observer_);

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::NotFound);
  EXPECT_EQ(testing::current_of(archive_), before);
}

TEST_F(Deletion, TwiceIsNoError) {
  ASSERT_TRUE(delete_articles(archive_, Names{articles_[1].id}, {}, observer_));

  const auto again = delete_articles(archive_, Names{articles_[1].id}, {}, observer_);

  ASSERT_TRUE(again);
  EXPECT_FALSE(again->published);
}

TEST_F(Deletion, SurvivesARebuild) {
  ASSERT_TRUE(delete_articles(archive_, Names{articles_[1].id}, {}, observer_));

  const auto result = testing::must_rebuild(archive_, articles_);

  EXPECT_EQ(result.counts.deleted, 1U);
  EXPECT_EQ(stats().articles, 9U);
}

TEST_F(Deletion, WithPurgeLeavesNoText) {
  const auto result = delete_articles(archive_, Names{articles_[1].id}, {.purge = true}, observer_);

  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(stats().documents, 9U);
  EXPECT_EQ(stats().generation.tombstones.size(), 1U);
}

TEST_F(Deletion, OfEverythingWithPurgeLeavesAnEmptyArchive) {
  Names all;
  for (const Article& article : articles_) {
    all.push_back(article.id);
  }

  const auto result = delete_articles(archive_, all, {.purge = true}, observer_);

  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(stats().documents, 0U);
}

TEST_F(Deletion, DryRunChangesNothing) {
  const std::string before = testing::current_of(archive_);

  const auto result =
      delete_articles(archive_, Names{articles_[1].id}, {.dry_run = true}, observer_);

  ASSERT_TRUE(result);
  EXPECT_EQ(result->articles.size(), 1U);
  EXPECT_EQ(testing::current_of(archive_), before);
}

TEST_F(Deletion, CanBeTakenBack) {
  ASSERT_TRUE(delete_articles(archive_, Names{articles_[1].id}, {}, observer_));

  const auto result = undelete_articles(archive_, Names{articles_[1].id}, {});

  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(stats().articles, 10U);
  EXPECT_TRUE(stats().generation.tombstones.empty());
}

TEST_F(Deletion, ThatNeverWasCannotBeTakenBack) {
  const auto result = undelete_articles(archive_, Names{articles_[1].id}, {});

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace dateline::indexer
