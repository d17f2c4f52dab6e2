// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/top_rows.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

std::vector<std::uint32_t> rows_of(TopRows top) {
  std::vector<std::uint32_t> rows;
  for (const TopRows::Scored& scored : top.take()) {
    rows.push_back(scored.row);
  }
  return rows;
}

TEST(TopRows, GivesTheBestFirst) {
  TopRows top(2);
  top.add(1, 0.5F);
  top.add(2, 3.F);
  top.add(3, 1.F);

  EXPECT_EQ(rows_of(std::move(top)), (std::vector<std::uint32_t>{2, 3}));
}

TEST(TopRows, KeepsThoseThatCameFirstOfEqualOnes) {
  TopRows top(3);
  for (std::uint32_t row = 0; row < 100; ++row) {
    top.add(row, row == 50 ? 2.F : 1.F);
  }

  EXPECT_EQ(rows_of(std::move(top)), (std::vector<std::uint32_t>{50, 0, 1}));
}

TEST(TopRows, GivesFewerWhereThereAreFewer) {
  TopRows top(10);
  top.add(7, 0.F);

  EXPECT_EQ(rows_of(std::move(top)), (std::vector<std::uint32_t>{7}));
}

TEST(TopRows, AgreesWithSortingAll) {
  std::mt19937 random(7);
  std::vector<TopRows::Scored> all;
  for (std::uint32_t row = 0; row < 5000; ++row) {
    all.push_back({.score = static_cast<float>(random() % 500), .row = row});
  }
  TopRows top(60);
  for (const TopRows::Scored& scored : all) {
    top.add(scored.row, scored.score);
  }

  std::ranges::stable_sort(all, std::ranges::greater(), &TopRows::Scored::score);
  std::vector<std::uint32_t> expected;
  for (std::size_t i = 0; i < 60; ++i) {
    expected.push_back(all[i].row);
  }
  EXPECT_EQ(rows_of(std::move(top)), expected);
}

}  // namespace
}  // namespace dateline::searchd
