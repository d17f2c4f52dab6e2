// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/bm25.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

constexpr CollectionStats kStats{.documents = 1000, .average_length = 100};

TEST(TermFactor, FallsWithFrequency) {
  EXPECT_GT(term_factor(kStats, 10, 10), term_factor(kStats, 100, 100));
  EXPECT_GT(term_factor(kStats, 999, 999), 0);
  EXPECT_EQ(term_factor(kStats, 0, 0), 0);
}

TEST(TermFactor, RewardsBurstsUpToALimit) {
  const double even = term_factor(kStats, 10, 10);

  EXPECT_GT(term_factor(kStats, 10, 30), even);
  EXPECT_EQ(term_factor(kStats, 10, 1'000), term_factor(kStats, 10, 10'000));
}

TEST(Bm25Saturation, RisesWithRepetitionTowardsItsLimit) {
  const Bm25Saturation saturation(24);

  EXPECT_GT(saturation(2, 24), saturation(1, 24));
  EXPECT_GT(saturation(8, 24), saturation(2, 24));
  EXPECT_LT(saturation(255, 24), 1.9);
  EXPECT_EQ(saturation(0, 24), 0);
}

TEST(Bm25Saturation, FallsWithLength) {
  const Bm25Saturation saturation(24);

  EXPECT_GT(saturation(1, 10), saturation(1, 100));
}

TEST(Bm25Saturation, FollowsTheFormula) {
  EXPECT_NEAR(Bm25Saturation(24)(3, 21), 1.9 * 3 / (3 + 0.9 * (0.5 + 0.5 * 21 / 24)), 1e-6);
}

}  // namespace
}  // namespace dateline::searchd
