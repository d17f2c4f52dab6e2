// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/claimed_body.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;

const std::string kFirst =
    "A whale was seen off the northern pier on Sunday by two anglers and a girl with a kite.";
const std::string kSecond =
    "It stayed for an hour, blew four times and left in the direction of the open sea at dusk.";
const std::string kAside =
    "Our reporter is fond of whales and writes about them whenever the editor is on holiday.";

/// The page of both paragraphs with a note about the author below, and a place that holds the
/// blocks of @p blocks.
bool align(const std::string& claim, std::vector<bool>& blocks) {
  const auto page = HtmlDocument::parse("<p>" + kFirst + "<p>" + kSecond + "<p>" + kAside);
  ArticlePlace place;
  place.blocks = blocks;
  const bool done = align_with_claim(read_tree(page->root()), claim, place);
  blocks = place.blocks;
  return done;
}

TEST(ClaimedBodyTest, TakesOutWhatFollowsTheClaimedText) {
  std::vector<bool> blocks = {true, true, true};

  EXPECT_TRUE(align(kFirst + "\n" + kSecond, blocks));

  EXPECT_THAT(blocks, ElementsAre(true, true, false));
}

TEST(ClaimedBodyTest, TakesInWhatWasMissed) {
  std::vector<bool> blocks = {false, true, false};

  EXPECT_TRUE(align(kFirst + " " + kSecond, blocks));

  EXPECT_THAT(blocks, ElementsAre(true, true, false));
}

TEST(ClaimedBodyTest, AClaimThatThePageDoesNotShowSaysNothing) {
  std::vector<bool> blocks = {true, true, true};

  EXPECT_FALSE(
      align("Quite another text that stands nowhere on the page at all, not a word.", blocks));

  EXPECT_THAT(blocks, ElementsAre(true, true, true));
}

TEST(ClaimedBodyTest, ASummaryIsNoClaim) {
  std::vector<bool> blocks = {true, true, true};

  EXPECT_FALSE(align(kFirst, blocks));
}

}  // namespace
}  // namespace dateline::extract
