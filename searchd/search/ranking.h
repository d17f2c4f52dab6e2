// SPDX-License-Identifier: GPL-3.0-or-later
// The order by relevance: which tree of weighted terms stands for a plan, and the best rows of each
// segment.
//
// Every segment is ranked alone, with weights made from the statistics of the whole generation, and
// the lists are merged. The rows of a segment stand newest first, and so do those that score alike.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <xapian.h>

#include "indexer/schema/query_plan.h"
#include "searchd/search/bm25.h"
#include "searchd/search/deadline.h"
#include "searchd/search/key_terms.h"
#include "searchd/search/rank_tree.h"
#include "searchd/search/recency.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

struct RankedDoc {
  DocRef doc;
  double score = 0;
};

/// What is ranked and by what.
struct Ranking {
  const schema::QueryPlan& plan;
  MatchMode match = MatchMode::All;     // All or Any: how the bare words are joined
  std::optional<RecencyPrior> recency;  // its worth is relative: 1 is one article that has every
                                        // word once
};

/// True when the plan holds words to rank by; without any, the order is that of time.
[[nodiscard]] bool has_rank_terms(const schema::QueryPlan& plan);

/// Ranks the rows of a snapshot. Lives for one search, on one thread.
class Ranker {
 public:
  Ranker(const Snapshot& snapshot, const Handles& handles, const Deadline& deadline);

  /// The best @p count of the rows in @p matches (one set per segment), best first; equal scores
  /// newest first.
  [[nodiscard]] std::vector<RankedDoc> best(const Ranking& ranking, std::span<const RowSet> matches,
                                            std::size_t count) const;

  /// The best @p count of the rows in @p matches that hold some of @p terms, each weighed by its
  /// boost besides; ordered as by best().
  [[nodiscard]] std::vector<RankedDoc> most_like(std::span<const KeyTerm> terms,
                                                 std::span<const RowSet> matches,
                                                 std::size_t count) const;

  /// How each of @p docs came by the score that best() gives for @p ranking.
  [[nodiscard]] std::vector<Explanation> explain(const Ranking& ranking,
                                                 std::span<const RankedDoc> docs) const;
  /// The same for most_like().
  [[nodiscard]] std::vector<Explanation> explain(std::span<const KeyTerm> terms,
                                                 std::span<const RankedDoc> docs) const;

 private:
  struct Weighted {
    RankNode tree;
    double worth = 0;                          // score of an average article with every word once
    bool covers = false;                       // every match of the plan matches the tree
    std::optional<RecencyPrior> recency = {};  // in scores
  };
  [[nodiscard]] Weighted weigh_all(const Ranking& ranking) const;
  [[nodiscard]] Weighted weigh_words(const Ranking& ranking) const;
  [[nodiscard]] Weighted weigh(std::span<const KeyTerm> terms) const;
  [[nodiscard]] Weighted weigh(const schema::PlanNode& node) const;
  [[nodiscard]] Weighted weigh_term(const std::string& term) const;
  [[nodiscard]] Weighted weigh_bare(const Ranking& ranking) const;
  [[nodiscard]] Weighted join(const std::vector<schema::PlanNode>& children,
                              RankNode::Kind kind) const;
  [[nodiscard]] std::vector<RankedDoc> best(const Weighted& weighted,
                                            std::span<const RowSet> matches,
                                            std::size_t count) const;
  void add_best(const Weighted& weighted, std::uint32_t segment, const RowSet& rows,
                std::size_t count, std::vector<RankedDoc>& docs) const;
  [[nodiscard]] std::vector<Explanation> explain(const Weighted& weighted,
                                                 std::span<const RankedDoc> docs) const;

  const Snapshot& snapshot_;
  const Handles& handles_;
  const Deadline& deadline_;
  CollectionStats stats_;
  Bm25Saturation saturation_;
};

}  // namespace dateline::searchd
