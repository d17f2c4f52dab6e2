// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/forward_matcher.h"

#include <gtest/gtest.h>

#include "indexer/schema/forward_index_writer.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using schema::ForwardIndex;
using schema::PlanNode;
using Words = std::vector<std::string>;

/// One document; an empty word leaves its position free.
ForwardIndex index_of(const Words& words) {
  const auto path = indexer::testing::fresh_folder() / "forward";
  schema::WordNumbers numbers;
  schema::ForwardRowBuilder row(numbers);
  std::uint32_t position = 0;
  for (const std::string& word : words) {
    ++position;
    if (!word.empty()) {
      row.add(word, position);
    }
  }
  schema::ForwardIndexWriter writer(path);
  writer.add(row.take());
  EXPECT_TRUE(writer.finish(numbers));
  return *ForwardIndex::open(path);
}

bool matches(const ForwardIndex& index, const PlanNode& node) {
  return ForwardMatcher::make(index, node).value().matches(0).value();
}

PlanNode phrase(const Words& words) {
  return {.kind = schema::PlanKind::Near, .units = {words}};
}

TEST(ForwardMatcher, FindsWordsThatStandOneAfterTheOther) {
  const ForwardIndex index = index_of({"the", "money", "the", "money", "supply", "of"});

  EXPECT_TRUE(matches(index, phrase({"the", "money", "supply"})));
  EXPECT_TRUE(matches(index, phrase({"supply", "of"})));
  EXPECT_FALSE(matches(index, phrase({"supply", "money"})));
  EXPECT_FALSE(matches(index, phrase({"supply", "of", "the"})));
}

TEST(ForwardMatcher, FindsNothingAcrossAGap) {
  const ForwardIndex index = index_of({"money", "", "supply"});

  EXPECT_FALSE(matches(index, phrase({"money", "supply"})));
}

TEST(ForwardMatcher, LooksAtEveryPlaceOfALongRow) {
  for (std::size_t at = 0; at < 70; ++at) {
    Words words(72, "filler");
    words[at] = "money";
    words[at + 1] = "supply";

    EXPECT_TRUE(matches(index_of(words), phrase({"money", "supply"}))) << at;
    EXPECT_FALSE(matches(index_of(words), phrase({"supply", "money"}))) << at;
  }
}

TEST(ForwardMatcher, CountsPositionsForNearness) {
  const ForwardIndex index = index_of({"money", "", "", "supply", "side"});
  PlanNode near{.kind = schema::PlanKind::Near, .units = {{"supply", "side"}, {"money"}}};

  near.distance = 3;
  EXPECT_TRUE(matches(index, near));
  near.distance = 2;
  EXPECT_FALSE(matches(index, near));
  near.distance = 3;
  near.ordered = true;
  EXPECT_FALSE(matches(index, near));
}

TEST(ForwardMatcher, LeavesDocumentsThatAreNotHeldToOthers) {
  const ForwardIndex index = index_of({"money"});

  EXPECT_FALSE(ForwardMatcher::make(index, phrase({"money"})).value().matches(1));
}

TEST(ForwardMatcher, LeavesTermsThatRowsDoNotHoldToOthers) {
  const ForwardIndex index = index_of({"money"});

  EXPECT_FALSE(ForwardMatcher::make(index, phrase({"money", "unknown"})));
}

}  // namespace
}  // namespace dateline::searchd
