// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "indexer/extract/json_nesting.h"

namespace dateline::extract {
namespace {

TEST(NestingDepthTest, IsTheDeepestOfAllBrackets) {
  EXPECT_EQ(nesting_depth(R"({"a":[[1],{}],"b":[]})"), 3U);
  EXPECT_EQ(nesting_depth("]]}[]"), 1U);
  EXPECT_EQ(nesting_depth("12"), 0U);
}

TEST(NestingDepthTest, BracketsInStringsDoNotCount) {
  EXPECT_EQ(nesting_depth(R"({"a\"[[[":[1]})"), 2U);
  EXPECT_EQ(nesting_depth(R"(["\\",[[]]])"), 3U);
  EXPECT_EQ(nesting_depth(R"("[[[)"), 0U);
}

TEST(NestingDepthTest, CommentsOpenNoStrings) {
  EXPECT_EQ(nesting_depth(R"(/* " */ [[1]] /* [ */)"), 2U);
  EXPECT_EQ(nesting_depth("// \" [\n[[[]]]"), 3U);
  EXPECT_EQ(nesting_depth("/*/ [ */ []"), 1U);
  EXPECT_EQ(nesting_depth("/* *//* [ */[]"), 1U);
  EXPECT_EQ(nesting_depth("[] /* [["), 1U);
}

}  // namespace
}  // namespace dateline::extract
