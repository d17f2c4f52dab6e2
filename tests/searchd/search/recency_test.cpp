// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/recency.h"

#include <limits>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

constexpr RecencyPrior kPrior{.worth = 2, .newest = 1000, .half_life = 100};

TEST(RecencyPrior, HalvesWithEachHalfLife) {
  EXPECT_DOUBLE_EQ(kPrior.at(1000), 2);
  EXPECT_DOUBLE_EQ(kPrior.at(900), 1);
  EXPECT_DOUBLE_EQ(kPrior.at(800), 0.5);
}

TEST(RecencyPrior, GivesNoMoreThanItsWorth) {
  EXPECT_DOUBLE_EQ(kPrior.at(5000), 2);
}

TEST(RecencyPrior, GivesNothingToWhatHasNoTime) {
  EXPECT_EQ(kPrior.at(std::numeric_limits<std::int64_t>::min()), 0);
}

}  // namespace
}  // namespace dateline::searchd
