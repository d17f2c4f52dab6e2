// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/crowded_tags.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) {
    all += text;
  }
  return all;
}

TEST(CrowdedTags, OneTagOfTooManyAttributes) {
  EXPECT_TRUE(has_crowded_tags("<p" + repeated(" a", 6000) + ">"));
  EXPECT_TRUE(has_crowded_tags("<p" + repeated(" a='>'", 6000) + ">"));
  EXPECT_TRUE(has_crowded_tags("<p" + repeated(" a=\"<\"", 6000)));
  EXPECT_TRUE(has_crowded_tags("<p" + repeated("/a", 6000) + ">"));
}

TEST(CrowdedTags, AreSeenBehindWhatOnlyLooksLikeAnOpenQuote) {
  EXPECT_TRUE(has_crowded_tags("<script>a<b x=\"</script><p" + repeated(" a", 6000) + ">"));
}

TEST(CrowdedTags, LaterBodyTagsAddToTheFirst) {
  EXPECT_TRUE(has_crowded_tags(repeated("<body a>", 6000)));
}

TEST(CrowdedTags, ManyTagsOfManyAttributesAreTooMuchTogether) {
  EXPECT_TRUE(has_crowded_tags(repeated("<p" + repeated(" a", 4000) + ">", 40)));
}

TEST(CrowdedTags, AnOrdinaryPageIsNone) {
  const std::string words = repeated(" word", 6000);

  EXPECT_FALSE(has_crowded_tags("<p class=a id='b' hidden>" + words + " a < b " + words));
  EXPECT_FALSE(has_crowded_tags(repeated("<td align=left width=3 class='x y'>1</td>", 100'000)));
  EXPECT_FALSE(has_crowded_tags("<p a=\"" + words + "\">"));
}

TEST(CrowdedTags, UnfinishedTagsEndTheScan) {
  EXPECT_FALSE(has_crowded_tags("<"));
  EXPECT_FALSE(has_crowded_tags("<p"));
  EXPECT_FALSE(has_crowded_tags("<p a"));
  EXPECT_FALSE(has_crowded_tags("<p a="));
  EXPECT_FALSE(has_crowded_tags("<p a='"));
}

TEST(CrowdedTags, ScansThatOverlapAreBounded) {
  EXPECT_TRUE(has_crowded_tags(repeated("<a", 1'000'000)));
}

}  // namespace
}  // namespace dateline::extract
