// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;

TEST(SplitTest, LeavesEmptyPartsOut) {
  EXPECT_THAT(split(" a, ,b ;c", ",;"), ElementsAre("a", "b", "c"));
}

TEST(EndsSentenceTest, LooksBehindQuotes) {
  EXPECT_TRUE(ends_sentence("He said \xE2\x80\x9Cyes.\xE2\x80\x9D"));
  EXPECT_TRUE(ends_sentence("Really?)"));
  EXPECT_FALSE(ends_sentence("Herring fleet returns"));
}

TEST(IsAllCapitalsTest, IgnoresOtherCharacters) {
  EXPECT_TRUE(is_all_capitals("U.S."));
  EXPECT_FALSE(is_all_capitals("New YORK"));
  EXPECT_FALSE(is_all_capitals("1987"));
}

TEST(AddOnceTest, ComparesWithoutCase) {
  std::vector<std::string> values = {"Oslo"};

  add_once(values, "OSLO");
  add_once(values, "");
  add_once(values, "Bergen");

  EXPECT_THAT(values, ElementsAre("Oslo", "Bergen"));
}

TEST(AddLabelTest, KeepsAThousand) {
  std::vector<std::string> labels;

  for (int i = 0; i < 2000; ++i) {
    add_label(labels, std::to_string(i));
  }

  EXPECT_EQ(labels.size(), 1000U);
  EXPECT_EQ(labels.back(), "999");
}

TEST(WordsTest, LinesKeepTheirIndentationAndEmptyOnes) {
  EXPECT_THAT(lines_of("  a \t\r\n\nb"), ElementsAre("  a", "", "b"));
}

}  // namespace
}  // namespace dateline::extract
