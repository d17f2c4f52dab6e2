// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/score_block.h"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

using Scores = std::vector<std::pair<std::uint32_t, float>>;

ScoreBlock block_of(const Scores& scores) {
  ScoreBlock block;
  for (const auto& [row, score] : scores) {
    block.add(row, score);
  }
  return block;
}

/// What is present.
Scores scores_in(const ScoreBlock& block) {
  Scores scores;
  for (std::uint32_t row = 0; row < ScoreBlock::kRows; ++row) {
    if (block.has(row)) {
      scores.emplace_back(row, block.score(row));
    } else {
      EXPECT_EQ(block.score(row), 0) << row;
    }
  }
  return scores;
}

TEST(ScoreBlock, HoldsWhatWasAdded) {
  EXPECT_EQ(scores_in(block_of({{0, 1.F}, {4095, 2.F}, {0, 0.5F}, {64, 0.F}})),
            (Scores{{0, 1.5F}, {64, 0.F}, {4095, 2.F}}));
}

TEST(ScoreBlock, IsEmptyOnceCleared) {
  ScoreBlock block = block_of({{5, 1.F}});

  block.clear();

  EXPECT_EQ(scores_in(block), Scores());
}

TEST(ScoreBlock, KeepsTheLargerWhenRaised) {
  ScoreBlock block = block_of({{1, 2.F}});

  block.raise(1, 1.F);
  block.raise(2, 3.F);

  EXPECT_EQ(scores_in(block), (Scores{{1, 2.F}, {2, 3.F}}));
}

TEST(ScoreBlock, AddsAnother) {
  ScoreBlock block = block_of({{1, 1.F}, {70, 2.F}});

  block.add(block_of({{70, 3.F}, {4000, 4.F}}));

  EXPECT_EQ(scores_in(block), (Scores{{1, 1.F}, {70, 5.F}, {4000, 4.F}}));
}

TEST(ScoreBlock, IsRaisedToAnother) {
  ScoreBlock block = block_of({{1, 1.F}, {70, 2.F}});

  block.raise(block_of({{1, 3.F}, {70, 1.F}, {4000, 4.F}}));

  EXPECT_EQ(scores_in(block), (Scores{{1, 3.F}, {70, 2.F}, {4000, 4.F}}));
}

TEST(ScoreBlock, AddsWhereBothAre) {
  ScoreBlock block = block_of({{1, 1.F}, {70, 2.F}, {71, 0.F}});

  block.add_where_both(block_of({{70, 3.F}, {71, 1.F}, {4000, 4.F}}));

  EXPECT_EQ(scores_in(block), (Scores{{70, 5.F}, {71, 1.F}}));
}

TEST(ScoreBlock, IsBoostedWhereTheOtherIs) {
  ScoreBlock block = block_of({{1, 1.F}, {70, 2.F}});

  block.boost(block_of({{70, 4.F}, {4000, 4.F}}), 0.5F);

  EXPECT_EQ(scores_in(block), (Scores{{1, 1.F}, {70, 4.F}}));
}

}  // namespace
}  // namespace dateline::searchd
