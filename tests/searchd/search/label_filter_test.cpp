// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/label_filter.h"

#include <gtest/gtest.h>

#include "indexer/schema/analysis.h"

namespace dateline::searchd {
namespace {

TEST(FoldQuickly, FoldsAsTheSchemaDoes) {
  for (const char* label : {"", "Plain", "A B", "a/B-c_9", "  padded ", "two  blanks", "tab\there",
                            "Écrivain", "ＷＩＤＥ", "Straße", "broken\xff", "{[^~]}", "\x7f"}) {
    EXPECT_EQ(fold_quickly(label), schema::fold_label(label)) << label;
  }
}

TEST(LabelFilter, AcceptsEverythingWithoutTexts) {
  const LabelFilter filter("", "");

  EXPECT_TRUE(filter.accepts_all());
  EXPECT_TRUE(filter.accepts(""));
  EXPECT_TRUE(filter.accepts("anything"));
}

TEST(LabelFilter, FindsBeginningsAndParts) {
  EXPECT_TRUE(LabelFilter("éc", "").accepts("Ecrivain"));
  EXPECT_FALSE(LabelFilter("crivain", "").accepts("Ecrivain"));
  EXPECT_TRUE(LabelFilter("", "CRI").accepts("Écrivain"));
  EXPECT_FALSE(LabelFilter("e", "x").accepts("Ecrivain"));
}

}  // namespace
}  // namespace dateline::searchd
