// SPDX-License-Identifier: GPL-3.0-or-later
// What a score is made of: a tree of weighted terms. Rows are ranked by it (block_scorer.h), and
// the same tree explains afterwards how the score of one document came about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/search/bm25.h"
#include "searchd/search/search_result.h"

namespace dateline::searchd {

struct RankNode {
  enum class Kind : std::uint8_t {
    Nothing,  // matches no document
    Term,     // weighs factor times the saturation of the term
    All,      // children, all of them, each with its weight
    Any,      // children, one at least, the matching ones with their weights
    Best,     // children, one at least, with the largest weight
    Boosted,  // the first child, and where the second matches too, factor times its weight
  };
  Kind kind = Kind::Nothing;
  std::string term = {};
  double factor = 1;
  std::vector<RankNode> children = {};

  [[nodiscard]] bool empty() const { return kind == Kind::Nothing; }
};

/// @p children under one node of that kind, All, Any or Best; empty ones must not be among them.
[[nodiscard]] RankNode join(RankNode::Kind kind, std::vector<RankNode> children);

/// @p boosted with @p factor times the weight of @p extra where that matches too.
[[nodiscard]] RankNode boost(RankNode boosted, RankNode extra, double factor);

/// How @p node weighs a document: the parts add up to its score, up to rounding. All zero when the
/// document does not match.
[[nodiscard]] Explanation explain(const RankNode& node, const Xapian::Database& database,
                                  Xapian::docid docid, const Bm25Saturation& saturation);

}  // namespace dateline::searchd
