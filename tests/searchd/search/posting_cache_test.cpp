// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/posting_cache.h"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

/// Rows that no run describes, so that each takes room.
RowSet scattered(std::uint32_t count) {
  RowSet rows;
  for (std::uint32_t i = 0; i < count; ++i) {
    rows.add(i * 3);
  }
  return rows;
}

TEST(PostingCache, GivesBackWhatItKeeps) {
  PostingCache cache(1U << 16U);
  cache.keep("oil", Postings(scattered(10)));

  EXPECT_EQ(cache.find("oil")->rows(), scattered(10));
  EXPECT_EQ(cache.find("gas"), nullptr);
}

TEST(PostingCache, DropsTheLeastRecentlyUsed) {
  PostingCache cache(9000);
  for (const char* name : {"a", "b", "c"}) {
    cache.keep(name, Postings(scattered(1000)));
  }
  ASSERT_NE(cache.find("a"), nullptr);

  cache.keep("d", Postings(scattered(1000)));
  cache.keep("e", Postings(scattered(1000)));

  EXPECT_NE(cache.find("a"), nullptr);
  EXPECT_EQ(cache.find("b"), nullptr);
  EXPECT_LE(cache.size(), 9000U);
}

TEST(PostingCache, ReturnsButDoesNotKeepWhatIsTooLarge) {
  PostingCache cache(4000);

  const auto kept = cache.keep("the", Postings(scattered(5000)));

  EXPECT_EQ(kept->rows().cardinality(), 5000U);
  EXPECT_EQ(cache.find("the"), nullptr);
  EXPECT_EQ(cache.size(), 0U);
}

TEST(PostingCache, CountsCountsAsRoom) {
  PostingCache cache(1U << 16U);
  const std::size_t empty = cache.size();
  cache.keep("rows", Postings(scattered(1000)));
  const std::size_t rows = cache.size() - empty;

  cache.keep("more", Postings(scattered(1000), std::vector<std::uint8_t>(1000)));

  EXPECT_EQ(cache.size(), empty + 2 * rows + 1000);
}

TEST(PostingCache, OutlivesItsOwnForgetting) {
  PostingCache cache(9000);
  const auto held = cache.keep("held", Postings(scattered(1000)));
  for (int i = 0; i < 20; ++i) {
    cache.keep(std::to_string(i), Postings(scattered(1000)));
  }

  EXPECT_EQ(cache.find("held"), nullptr);
  EXPECT_EQ(held->rows(), scattered(1000));
}

TEST(PostingCache, IsUsedByManyThreads) {
  PostingCache cache(1U << 16U);
  constexpr int kThreads = 4;
  std::vector<std::jthread> threads;
  threads.reserve(kThreads);
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&cache] {
      for (int i = 0; i < 500; ++i) {
        const std::string name = std::to_string(i % 50);
        const auto known = cache.find(name);
        EXPECT_EQ(
            (known ? known : cache.keep(name, Postings(scattered(200))))->rows().cardinality(),
            200U);
      }
    });
  }
  threads.clear();

  EXPECT_LE(cache.size(), 1U << 16U);
}

}  // namespace
}  // namespace dateline::searchd
