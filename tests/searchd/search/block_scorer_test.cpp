// SPDX-License-Identifier: GPL-3.0-or-later
// The scores of a block are those that explanations add up to.
#include "searchd/search/block_scorer.h"

#include <chrono>
#include <numeric>
#include <optional>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

using Kind = RankNode::Kind;

constexpr std::uint32_t kRows = 3 * ScoreBlock::kRows + 10;

RowSet set_of(const std::vector<std::uint32_t>& rows) {
  return {rows.size(), rows.data()};
}

RankNode term(std::string name, double factor) {
  return {.kind = Kind::Term, .term = std::move(name), .factor = factor};
}

/// Oil stands in every row, gas in every second one, tin in every 1000th, up to four times.
class BlockScorerTest : public testing::Test {
 protected:
  BlockScorerTest() {
    for (std::uint32_t row = 0; row < kRows; ++row) {
      Xapian::Document document;
      document.add_term("oil", row % 4 + 1);
      for (const auto& [name, every] : {std::pair("gas", 2U), std::pair("tin", 1000U)}) {
        if (row % every == 0) {
          document.add_term(name, row % 3 + 1);
        }
      }
      document.add_boolean_term("Kfuel");
      database_.add_document(document);
      segment_.columns.lengths.push_back(database_.get_doclength(row + 1));
    }
    all_.addRange(0, kRows);
  }

  [[nodiscard]] BlockScorer scorer(const RankNode& tree, const RowSet& rows) const {
    const Deadline deadline(std::chrono::minutes(1));
    const Matcher matcher(database_, segment_, deadline);
    return {tree,
            {.matcher = matcher,
             .rows = rows,
             .lengths = segment_.columns.lengths,
             .saturation = saturation_}};
  }

  /// Nothing for a row that is not present.
  [[nodiscard]] static std::optional<float> score(BlockScorer& scorer, std::uint32_t row) {
    const ScoreBlock& block = scorer.score(row / ScoreBlock::kRows * ScoreBlock::kRows);
    const std::uint32_t in_block = row % ScoreBlock::kRows;
    return block.has(in_block) ? std::optional(block.score(in_block)) : std::nullopt;
  }

  [[nodiscard]] double explained(const RankNode& tree, std::uint32_t row) const {
    const Explanation parts = explain(tree, database_, row + 1, saturation_);
    return std::accumulate(parts.terms.begin(), parts.terms.end(), parts.all_words,
                           [](double sum, const TermWeight& part) { return sum + part.weight; });
  }

  void expect_as_explained(const RankNode& tree) {
    BlockScorer scorer = this->scorer(tree, all_);
    for (std::uint32_t begin = 0; begin < kRows; begin += ScoreBlock::kRows) {
      const ScoreBlock& block = scorer.score(begin);
      for (std::uint32_t row = begin; row < std::min(begin + ScoreBlock::kRows, kRows); row += 7) {
        ASSERT_NEAR(block.score(row - begin), explained(tree, row), 1e-5) << row;
      }
    }
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  Segment segment_{.columns = {.rows = kRows},
                   .postings = std::make_unique<PostingCache>(std::size_t{1} << 20U)};
  RowSet all_;
  Bm25Saturation saturation_{3};
};

TEST_F(BlockScorerTest, EveryKindOfNodeScoresAsExplained) {
  const RankNode oil = term("oil", 2);
  const RankNode gas = term("gas", 3);
  const RankNode tin = term("tin", 5);

  expect_as_explained(oil);
  expect_as_explained(join(Kind::All, {oil, gas}));
  expect_as_explained(join(Kind::Any, {gas, tin}));
  expect_as_explained(join(Kind::Best, {oil, gas, tin}));
  expect_as_explained(boost(join(Kind::Any, {oil, gas}), join(Kind::All, {gas, tin}), 0.3));
}

TEST_F(BlockScorerTest, NodesInNodesScoreAsExplained) {
  const RankNode oil = term("oil", 2);
  const RankNode gas = term("gas", 3);
  const RankNode tin = term("tin", 5);

  expect_as_explained(join(Kind::Any, {tin, join(Kind::All, {oil, gas})}));
  expect_as_explained(join(Kind::All, {join(Kind::Any, {tin, gas}), join(Kind::Best, {oil, gas})}));
  expect_as_explained(join(Kind::Best, {tin, join(Kind::Any, {oil, gas}), oil}));
}

TEST_F(BlockScorerTest, OnlyRowsThatMatchTheTreeArePresent) {
  BlockScorer both = scorer(join(Kind::All, {term("oil", 1), term("gas", 1)}), all_);

  EXPECT_TRUE(score(both, 4098));
  EXPECT_FALSE(score(both, 8193));
}

TEST_F(BlockScorerTest, BlocksMayBeLeftOut) {
  BlockScorer oil = scorer(term("oil", 1), all_);

  EXPECT_NEAR(*score(oil, kRows - 1), explained(term("oil", 1), kRows - 1), 1e-6);
}

TEST_F(BlockScorerTest, FewRowsScoreAsAmongAll) {
  const RowSet few = set_of({1001U, 9000U});
  const RankNode tree = join(Kind::Any, {term("oil", 1), term("tin", 4)});
  BlockScorer scorer = this->scorer(tree, few);

  EXPECT_NEAR(*score(scorer, 1001), explained(tree, 1001), 1e-6);
  EXPECT_NEAR(*score(scorer, 9000), explained(tree, 9000), 1e-6);
}

TEST_F(BlockScorerTest, TermsWithoutCountsArePresentAndScoreNothing) {
  BlockScorer fuel = scorer(term("Kfuel", 1), all_);

  EXPECT_EQ(score(fuel, 5), 0.F);
}

TEST_F(BlockScorerTest, UnknownTermsAreNowhere) {
  BlockScorer unknown = scorer(term("unknown", 1), all_);

  EXPECT_EQ(score(unknown, 5), std::nullopt);
}

}  // namespace
}  // namespace dateline::searchd
