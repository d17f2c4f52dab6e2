// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/info_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/extract/page_of.h"

namespace dateline::extract {
namespace {

using testing::ElementsAre;

TEST(InfoLineTest, ReadsAuthorAndDateInOneLine) {
  const auto info = read_info_line("by Moira Stannard, 16 February 2012, 09:15", rules_of_2026());

  ASSERT_TRUE(info && info->time);
  EXPECT_THAT(info->authors, ElementsAre("Moira Stannard"));
  EXPECT_EQ(to_rfc3339(info->time->printed.time.seconds), "2012-02-16T09:15:00Z");
}

TEST(InfoLineTest, KnowsAnUpdate) {
  EXPECT_TRUE(read_info_line("By Ann Lee | Updated 3 May 2021", rules_of_2026())->is_update);
  EXPECT_FALSE(read_info_line("3 May 2021", rules_of_2026())->is_update);
}

TEST(InfoLineTest, AMonthAloneIsNoDate) {
  EXPECT_FALSE(read_info_line("May 2021", rules_of_2026()));
}

TEST(InfoLineTest, ASentenceIsNone) {
  EXPECT_FALSE(read_info_line("The strike began on 3 May 2021", rules_of_2026()));
}

}  // namespace
}  // namespace dateline::extract
