// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pending_article.h"

#include <algorithm>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using testing::make_article;
using testing::reworded;

std::vector<Article> odd_times() {
  std::mt19937 random(7);
  std::vector<Article> articles;
  for (int i = 0; i < 200; ++i) {
    Article article =
        make_article(std::to_string(random() % 20), "T", std::to_string(random() % 3), 1);
    article.published.time.seconds = static_cast<std::int64_t>(random() % 5) - 2;
    article.first_seen.time.seconds = static_cast<std::int64_t>(random() % 4) - 2;
    article.updated.time = {.seconds = static_cast<std::int64_t>(random() % 3),
                            .precision = random() % 2 == 0 ? Precision::None : Precision::Second};
    if (random() % 4 == 0) {
      article.published = {};
    }
    if (random() % 4 == 0) {
      article.first_seen = {};
    }
    articles.push_back(std::move(article));
  }
  return articles;
}

TEST(PendingArticle, ReadsBackWhatWasWritten) {
  const PendingArticle written{
      .article = make_article("k", "Title", "Body", 3),
      .where = {.file = "a.tar!/b", .record = 7, .offset = 1U << 20U, .line = 12}};

  const auto read = decode_pending(encode(written));

  ASSERT_TRUE(read);
  EXPECT_EQ(read->article, written.article);
  EXPECT_EQ(read->where.file, "a.tar!/b");
  EXPECT_EQ(read->where.record, 7U);
  EXPECT_EQ(read->where.offset, 1U << 20U);
  EXPECT_EQ(read->where.line, 12U);
}

TEST(PendingArticle, RefusesEveryCut) {
  const std::string whole = encode({.article = make_article("k", "T", "B", 3), .where = {}});

  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(decode_pending(whole.substr(0, size))) << size;
  }
}

TEST(TimeKey, SortsAsDocumentsStandInASegment) {
  const std::vector<Article> articles = odd_times();

  for (const Article& a : articles) {
    for (const Article& b : articles) {
      ASSERT_EQ(time_key(a) < time_key(b),
                schema::comes_before(schema::time_order(a), schema::time_order(b)));
    }
  }
}

TEST(TimeKey, HasItsFixedSize) {
  EXPECT_EQ(time_key(make_article("k", "T", "B", 1)).size(), kTimeKeyBytes);
}

TEST(ChainKey, SortsByArticleThenRevisionOrder) {
  const std::vector<Article> articles = odd_times();

  for (const Article& a : articles) {
    for (const Article& b : articles) {
      if (a.id != b.id) {
        ASSERT_EQ(chain_key(a) < chain_key(b), a.id < b.id);
      } else if (schema::revision_order(a) != schema::revision_order(b)) {
        ASSERT_EQ(chain_key(a) < chain_key(b),
                  schema::revision_order(a) < schema::revision_order(b));
      }
    }
  }
}

TEST(ChainKey, TellsIdAndWordingBack) {
  const Article article = reworded(make_article("k", "T", "B", 1), "C", 9);

  const auto key = read_chain_key(chain_key(article));

  ASSERT_TRUE(key);
  EXPECT_EQ(key->id, article.id);
  EXPECT_EQ(key->wording, wording_of(article));
}

TEST(ChainKey, OfForeignBytesIsCorrupt) {
  const auto key = read_chain_key("short");

  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().code, ErrorCode::Corrupt);
}

}  // namespace
}  // namespace dateline::indexer
