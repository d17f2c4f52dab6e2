// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/open_generation.h"

#include <gtest/gtest.h>

#include "indexer/stored_articles.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using Tombstones = std::vector<schema::Tombstone>;

TEST(IsDeleted, FindsOnlyWhatIsThere) {
  const Tombstones tombstones = {{.article_id = "a_b"}, {.article_id = "a_d"}};

  EXPECT_TRUE(is_deleted(tombstones, "a_b"));
  EXPECT_TRUE(is_deleted(tombstones, "a_d"));
  EXPECT_FALSE(is_deleted(tombstones, "a_a"));
  EXPECT_FALSE(is_deleted(tombstones, "a_c"));
  EXPECT_FALSE(is_deleted(tombstones, "a_e"));
}

TEST(CountLive, LeavesOutEveryWordingOfADeletedArticle) {
  const auto archive = testing::fresh_folder();
  const Article twice = testing::make_article("twice", "Title", "First wording.", 1);
  testing::must_rebuild(archive, {twice, testing::reworded(twice, "Second wording.", 5),
                                  testing::make_article("once", "Title", "Body.", 2)});
  const auto opened = open_current({archive});
  ASSERT_TRUE(opened);

  const auto live = count_live(opened->databases, Tombstones{{.article_id = twice.id}});

  ASSERT_TRUE(live);
  EXPECT_EQ(*live, 1U);
}

TEST(StoredArticles, HandOutTheArticlesOfAllSegmentsAsTheyCame) {
  const auto archive = testing::fresh_folder();
  const auto first = testing::make_article("first", "Title", "Body.", 1);
  const auto second = testing::make_article("second", "Title", "Body.", 2);
  testing::must_rebuild(archive, {first});
  testing::must_add(archive, {second});
  const auto opened = open_current({archive});
  ASSERT_TRUE(opened);
  StoredArticles input({{"one", opened->databases[0]}, {"two", opened->databases[1]}});

  const auto one = input.next();
  const auto two = input.next();
  const Location where = input.location();
  const auto end = input.next();

  ASSERT_TRUE(one && *one && two && *two && end);
  EXPECT_EQ(**one, first);
  EXPECT_EQ(**two, second);
  EXPECT_EQ(where.file, "segment two");
  EXPECT_EQ(where.record, 1U);
  EXPECT_FALSE(*end);
}

}  // namespace
}  // namespace dateline::indexer
