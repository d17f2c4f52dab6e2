// SPDX-License-Identifier: GPL-3.0-or-later
// Scores the rows of one segment by a tree of weighted terms, a block of rows after the other.
//
// Every posting of every term is looked at, which costs two or three nanoseconds each once its list
// is in memory, and less than asking for each whether it may be left out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "searchd/search/bm25.h"
#include "searchd/search/matching.h"
#include "searchd/search/postings.h"
#include "searchd/search/rank_tree.h"
#include "searchd/search/row_set.h"
#include "searchd/search/score_block.h"

namespace dateline::searchd {

/// Lives for one search, on one thread.
class BlockScorer {
 public:
  /// What stays the same for the terms of a tree.
  struct Segment {
    const Matcher& matcher;                  // needed while the scorer is made
    const RowSet& rows;                      // no others are asked for; the same
    std::span<const std::uint32_t> lengths;  // of the documents; must outlive the scorer
    Bm25Saturation saturation;
  };

  /// May throw DeadlineExceeded and what Xapian throws, since it reads posting lists.
  BlockScorer(const RankNode& tree, const Segment& segment);

  /// Scores the block that begins with row @p begin, a multiple of ScoreBlock::kRows; each call is
  /// for a later block. Valid until the next call.
  [[nodiscard]] const ScoreBlock& score(std::uint32_t begin);

 private:
  struct Node {
    RankNode::Kind kind = RankNode::Kind::Nothing;
    float factor = 1;
    std::shared_ptr<const Postings> postings = {};  // of terms; shared with the cache
    std::optional<PostingReader> reader = {};
    std::vector<Node> children = {};
    std::unique_ptr<ScoreBlock> spare = {};  // for a child, where there are children
  };

  [[nodiscard]] static Node compile(const RankNode& tree, const Segment& segment);

  void evaluate(Node& node, ScoreBlock& block);
  void add_child(Node& node, Node& child, ScoreBlock& block);
  void raise_to_child(Node& node, Node& child, ScoreBlock& block);
  template <typename Take>
  void read(Node& term, const Take& take);

  std::span<const std::uint32_t> lengths_;
  Bm25Saturation saturation_;
  Node root_;
  ScoreBlock block_;
  std::uint32_t begin_ = 0;
};

}  // namespace dateline::searchd
