// SPDX-License-Identifier: GPL-3.0-or-later
// The forward index and Xapian's positions mean the same.
#include "searchd/search/position_reader.h"

#include <chrono>

#include <gtest/gtest.h>

#include "indexer/schema/database.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_rebuild;
using schema::PlanNode;
using Rows = std::vector<std::uint32_t>;

class PositionReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto folder = fresh_folder() / "archive";
    must_rebuild(folder, {make_article("a", "Money", "The supply of money. Money supply grew", 4),
                          make_article("b", "Money supply", "東京都 is a city", 3),
                          make_article("c", "Supply", "money for the supply", 2),
                          make_article("d", "Money", "supply, 東 京都", 1)});
    const schema::ArchivePaths paths{.root = folder};
    const auto generation = schema::read_generation(paths, *schema::read_current(paths));
    const std::string& name = generation->segments.front().name;
    database_ = schema::open_segment(paths, name)->database;
    auto forward = schema::ForwardIndex::open(paths.forward(name));
    ASSERT_TRUE(forward) << forward.error().message;
    forward_.emplace(*std::move(forward));
  }

  /// All rows in which the node holds, which is the same however they are looked at.
  Rows rows(const PlanNode& node) {
    RowSet candidates;
    candidates.addRange(0, database_.get_doccount());
    const Deadline deadline(std::chrono::minutes(1));
    const RowSet slow = rows_standing_near(database_, nullptr, node, candidates, deadline);
    EXPECT_EQ(rows_standing_near(database_, &*forward_, node, candidates, deadline), slow);
    return {slow.begin(), slow.end()};
  }

  Xapian::Database database_;
  std::optional<schema::ForwardIndex> forward_;
};

PlanNode near(std::vector<schema::Unit> units, std::uint32_t distance = 0, bool ordered = false) {
  return {.kind = schema::PlanKind::Near,
          .units = std::move(units),
          .distance = distance,
          .ordered = ordered};
}

TEST_F(PositionReaderTest, FindsPhrasesInTitleAndText) {
  EXPECT_EQ(rows(near({{"money", "suppli"}})), (Rows{0, 1}));
  EXPECT_EQ(rows(near({{"suppli", "of", "money"}})), (Rows{0}));
}

TEST_F(PositionReaderTest, FindsWordsNearEachOther) {
  EXPECT_EQ(rows(near({{"suppli"}, {"money"}}, 3)), (Rows{0, 1, 2}));
  EXPECT_EQ(rows(near({{"suppli"}, {"money"}}, 2, true)), (Rows{0}));
  EXPECT_EQ(rows(near({{"money"}, {"suppli"}}, 100, true)), (Rows{0, 1, 2}));
}

TEST_F(PositionReaderTest, LeavesToPositionsWhatRowsDoNotHold) {
  EXPECT_EQ(rows(near({{"東京", "京都"}})), (Rows{1}));
  EXPECT_EQ(rows(near({{"Smoney", "Ssuppli"}})), (Rows{1}));
}

TEST_F(PositionReaderTest, FindsNothingOfUnknownWords) {
  EXPECT_EQ(rows(near({{"money", "unknown"}})), (Rows{}));
}

}  // namespace
}  // namespace dateline::searchd
