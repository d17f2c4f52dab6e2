// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/base/near_name.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"q", "from", "facets", "facet_size", "ticker"};

TEST(NearestName, ForgivesSlipsOfTheFinger) {
  EXPECT_EQ(nearest_name("facet", kNames), "facets");
  EXPECT_EQ(nearest_name("form", kNames), "from");
  EXPECT_EQ(nearest_name("tickers", kNames), "ticker");
  EXPECT_EQ(nearest_name("facetsize", kNames), "facet_size");
}

TEST(NearestName, IsEmptyForSomethingElse) {
  EXPECT_EQ(nearest_name("collapse", kNames), "");
  EXPECT_EQ(nearest_name("x", kNames), "");
  EXPECT_EQ(nearest_name("", kNames), "");
}

TEST(NearestName, DoesNotCompareVeryLongNames) {
  EXPECT_EQ(nearest_name(std::string(100'000, 'f'), kNames), "");
}

}  // namespace
}  // namespace dateline
