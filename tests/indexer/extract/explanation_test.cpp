// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/explanation.h"

#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

TEST(ExplanationTest, IsEmptyOnceItHasBeenTaken) {
  Explanation explanation;
  explanation.add({.field = "title", .rule = "h1", .text = std::string(500, 'x')});

  const std::vector<Candidate> first = explanation.take();

  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first.front().text.size(), 200U);
  EXPECT_TRUE(explanation.take().empty());
}

}  // namespace
}  // namespace dateline::extract
