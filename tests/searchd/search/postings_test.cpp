// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/postings.h"

#include <utility>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

using Read = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

RowSet set_of(const std::vector<std::uint32_t>& rows) {
  return {rows.size(), rows.data()};
}

Postings odd_rows(std::uint32_t end) {
  RowSet rows;
  std::vector<std::uint8_t> counts;
  for (std::uint32_t row = 1; row < end; row += 2) {
    rows.add(row);
    counts.push_back(static_cast<std::uint8_t>(row % 100));
  }
  return {std::move(rows), std::move(counts)};
}

Read read_until(PostingReader& reader, std::uint32_t end) {
  Read read;
  reader.read_until(
      end, [&read](std::uint32_t row, std::uint32_t count) { read.emplace_back(row, count); });
  return read;
}

TEST(Postings, KeepTheirCountsWhenMoved) {
  Postings first = odd_rows(10);
  first.compress();

  const Postings moved = std::move(first);

  EXPECT_EQ(std::vector<std::uint8_t>(moved.counts().begin(), moved.counts().end()),
            (std::vector<std::uint8_t>{1, 3, 5, 7, 9}));
}

TEST(Postings, ArePickedWithTheirCounts) {
  const Postings picked = odd_rows(100'000).only_in(set_of({4U, 5U, 70'001U, 200'001U}));

  EXPECT_EQ(picked.rows(), set_of({5U, 70'001U}));
  EXPECT_EQ(std::vector<std::uint8_t>(picked.counts().begin(), picked.counts().end()),
            (std::vector<std::uint8_t>{5, 1}));
}

TEST(Postings, WithoutCountsArePickedWithoutCounts) {
  const Postings picked = Postings(set_of({1U, 2U, 3U})).only_in(set_of({2U}));

  EXPECT_EQ(picked.rows(), set_of({2U}));
  EXPECT_TRUE(picked.counts().empty());
}

TEST(PostingReader, ReadsEachPostingOnce) {
  const Postings postings = odd_rows(5000);
  PostingReader reader(postings);

  EXPECT_EQ(read_until(reader, 6), (Read{{1, 1}, {3, 3}, {5, 5}}));
  EXPECT_EQ(read_until(reader, 6), Read());
  EXPECT_EQ(read_until(reader, 3000).size(), 1497U);
  EXPECT_EQ(read_until(reader, 10'000).front(), (Read::value_type{3001, 1}));
  EXPECT_EQ(read_until(reader, 20'000), Read());
}

TEST(PostingReader, ReadsRowsWithoutCountsAsNought) {
  const Postings postings(set_of({7U, 9U}));
  PostingReader reader(postings);

  EXPECT_EQ(read_until(reader, 100), (Read{{7, 0}, {9, 0}}));
}

}  // namespace
}  // namespace dateline::searchd
