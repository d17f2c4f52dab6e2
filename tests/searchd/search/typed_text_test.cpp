// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/typed_text.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

TEST(TypedText, IsTakenApartAtTheLastWord) {
  const TypedText text = read_typed_text("Steel  Tar");

  EXPECT_EQ(text.head, "Steel  ");
  EXPECT_EQ(text.last, "Tar");
  EXPECT_EQ(text.last_form, "tar");
  EXPECT_EQ(text.trimmed, "steel tar");
  ASSERT_EQ(text.whole.size(), 1U);
  EXPECT_EQ(text.whole[0].form, "steel");
  EXPECT_FALSE(text.type);
}

TEST(TypedText, HasNoLastWordAfterABlank) {
  const TypedText text = read_typed_text("steel ");

  EXPECT_EQ(text.head, "steel ");
  EXPECT_EQ(text.last, "");
  EXPECT_EQ(text.whole.size(), 1U);
}

TEST(TypedText, SaysWhatAFieldAsksFor) {
  const TypedText ticker = read_typed_text("steel $t");
  const TypedText topic = read_typed_text("steel topic:met");

  EXPECT_EQ(ticker.type, CompletionType::Ticker);
  EXPECT_EQ(ticker.head, "steel ");
  EXPECT_EQ(topic.type, CompletionType::Topic);
  EXPECT_EQ(topic.head, "steel ");
  EXPECT_EQ(topic.trimmed, "met");
}

TEST(TypedText, MayBeEmpty) {
  EXPECT_EQ(read_typed_text("").trimmed, "");
  EXPECT_EQ(read_typed_text("  ").trimmed, "");
  EXPECT_EQ(read_typed_text("$").trimmed, "");
}

}  // namespace
}  // namespace dateline::searchd
