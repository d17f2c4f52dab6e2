// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/ranking.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "searchd/search/block_scorer.h"
#include "searchd/search/matching.h"
#include "searchd/search/top_rows.h"

namespace dateline::searchd {
namespace {

using schema::PlanKind;
using schema::PlanNode;
using Kind = RankNode::Kind;

constexpr double kAllWordsBoost = 0.3;

bool has_terms(const PlanNode& node) {
  return node.kind != PlanKind::Not &&
         (!node.rank_terms.empty() || std::ranges::any_of(node.children, has_terms));
}

/// Bare words by their parts. One that analysis cut in several (take-over) is matched whole, but
/// where other words are enough to match, each part of it counts.
std::vector<PlanNode> parts_of(const std::vector<PlanNode>& words) {
  std::vector<PlanNode> parts;
  for (const PlanNode& word : words) {
    for (const std::string& term : word.rank_terms) {
      parts.push_back({.kind = PlanKind::Term, .rank_terms = {term}});
    }
  }
  return parts;
}

/// What recency adds to the rows of one segment.
class RowRecency {
 public:
  RowRecency(const Columns& columns, const std::optional<RecencyPrior>& prior)
      : columns_(columns), prior_(prior) {}

  /// No later row has more.
  [[nodiscard]] float at(std::uint32_t row) const {
    return prior_ ? static_cast<float>(prior_->at(columns_.order_instant(row))) : 0;
  }

 private:
  const Columns& columns_;
  const std::optional<RecencyPrior>& prior_;
};

CollectionStats stats_of(const Handles& handles) {
  CollectionStats stats;
  double length = 0;
  for (const Xapian::Database& database : handles.databases) {
    stats.documents += database.get_doccount();
    length += static_cast<double>(database.get_total_length());
  }
  stats.average_length = std::max(1.0, length / std::max(1.0, stats.documents));
  return stats;
}

/// Calls @p take(first row of the block, the rows of it) for each block that holds some of @p rows.
template <typename Take>
void for_each_block(const RowSet& rows, const Take& take) {
  constexpr std::uint32_t kRows = ScoreBlock::kRows;
  std::vector<std::uint32_t> in_block;
  in_block.reserve(kRows);
  for_each_batch(rows, [&](std::span<const std::uint32_t> batch) {
    for (const std::uint32_t row : batch) {
      if (!in_block.empty() && row / kRows != in_block.front() / kRows) {
        take(in_block.front() / kRows * kRows, std::span<const std::uint32_t>(in_block));
        in_block.clear();
      }
      in_block.push_back(row);
    }
  });
  if (!in_block.empty()) {
    take(in_block.front() / kRows * kRows, std::span<const std::uint32_t>(in_block));
  }
}

}  // namespace

bool has_rank_terms(const schema::QueryPlan& plan) {
  return has_terms(plan.required) || std::ranges::any_of(plan.bare, has_terms);
}

Ranker::Ranker(const Snapshot& snapshot, const Handles& handles, const Deadline& deadline)
    : snapshot_(snapshot),
      handles_(handles),
      deadline_(deadline),
      stats_(stats_of(handles)),
      saturation_(stats_.average_length) {}

Ranker::Weighted Ranker::weigh_term(const std::string& term) const {
  double df = 0;
  double cf = 0;
  for (const Xapian::Database& database : handles_.databases) {
    df += database.get_termfreq(term);
    cf += static_cast<double>(database.get_collection_freq(term));
  }
  const double factor = term_factor(stats_, df, cf);
  return {.tree = {.kind = Kind::Term, .term = term, .factor = factor},
          .worth = factor,
          .covers = true};
}

Ranker::Weighted Ranker::join(const std::vector<PlanNode>& children, Kind kind) const {
  const bool is_and = kind == Kind::All;
  Weighted joined{.covers = true};
  std::vector<RankNode> trees;
  for (const PlanNode& child : children) {
    Weighted part = weigh(child);
    if (part.tree.empty()) {
      joined.covers = joined.covers && is_and;  // an alternative that no word stands for
      continue;
    }
    if (is_and && !part.covers) {
      joined.covers = false;
    }
    joined.covers = joined.covers && part.covers;
    joined.worth += part.worth;
    trees.push_back(std::move(part.tree));
  }
  joined.tree = searchd::join(joined.covers ? kind : Kind::Any, std::move(trees));
  return joined;
}

Ranker::Weighted Ranker::weigh(const PlanNode& node) const {
  switch (node.kind) {
    case PlanKind::Term:
    case PlanKind::Near: {
      Weighted all{.covers = !node.rank_terms.empty()};
      std::vector<RankNode> trees;
      for (const std::string& term : node.rank_terms) {
        Weighted part = weigh_term(term);
        all.worth += part.worth;
        trees.push_back(std::move(part.tree));
      }
      all.tree = searchd::join(Kind::All, std::move(trees));
      return all;
    }
    case PlanKind::AnyTerm: {
      Weighted best{.covers = true};
      std::vector<RankNode> trees;
      for (const std::string& term : node.rank_terms) {
        Weighted part = weigh_term(term);
        best.worth = std::max(best.worth, part.worth);
        trees.push_back(std::move(part.tree));
      }
      best.tree = searchd::join(Kind::Best, std::move(trees));
      return best;
    }
    case PlanKind::And:
      return join(node.children, Kind::All);
    case PlanKind::Or:
      return join(node.children, Kind::Any);
    case PlanKind::All:
    case PlanKind::Nothing:
    case PlanKind::Instant:
    case PlanKind::Number:
    case PlanKind::Not:
      return {};
  }
  return {};
}

/// Free text: all words, or a disjunction in which having all of them counts extra.
Ranker::Weighted Ranker::weigh_bare(const Ranking& ranking) const {
  const std::vector<PlanNode>& words = ranking.plan.bare;
  if (ranking.match == MatchMode::All || words.size() < 2) {
    return join(words, Kind::All);
  }
  Weighted any = join(parts_of(words), Kind::Any);
  any.tree = boost(std::move(any.tree), join(words, Kind::All).tree, kAllWordsBoost);
  any.worth *= 1 + kAllWordsBoost;
  return any;
}

Ranker::Weighted Ranker::weigh_words(const Ranking& ranking) const {
  Weighted required = weigh(ranking.plan.required);
  Weighted bare = weigh_bare(ranking);
  if (required.tree.empty()) {
    return bare;
  }
  if (bare.tree.empty()) {
    return required;
  }
  const bool covers = required.covers && bare.covers;
  Weighted both{.worth = required.worth + bare.worth, .covers = covers};
  std::vector<RankNode> trees;
  trees.push_back(std::move(required.tree));
  trees.push_back(std::move(bare.tree));
  both.tree = searchd::join(covers ? Kind::All : Kind::Any, std::move(trees));
  return both;
}

Ranker::Weighted Ranker::weigh_all(const Ranking& ranking) const {
  Weighted weighted = weigh_words(ranking);
  weighted.recency = ranking.recency;
  if (weighted.recency) {
    weighted.recency->worth *= weighted.worth;
  }
  return weighted;
}

Ranker::Weighted Ranker::weigh(std::span<const KeyTerm> terms) const {
  Weighted all{.covers = true};  // what holds none of them is no match
  std::vector<RankNode> trees;
  for (const KeyTerm& key : terms) {
    Weighted part = weigh_term(key.term);
    part.tree.factor *= key.boost;
    trees.push_back(std::move(part.tree));
  }
  all.tree = searchd::join(Kind::Any, std::move(trees));
  return all;
}

std::vector<RankedDoc> Ranker::best(const Ranking& ranking, std::span<const RowSet> matches,
                                    std::size_t count) const {
  return best(weigh_all(ranking), matches, count);
}

std::vector<RankedDoc> Ranker::most_like(std::span<const KeyTerm> terms,
                                         std::span<const RowSet> matches, std::size_t count) const {
  return best(weigh(terms), matches, count);
}

/// Appends the best of one segment.
void Ranker::add_best(const Weighted& weighted, std::uint32_t segment, const RowSet& rows,
                      std::size_t count, std::vector<RankedDoc>& docs) const {
  const Columns& columns = snapshot_.columns(segment);
  const Matcher matcher(handles_.databases[segment], snapshot_.segment(segment), deadline_);
  BlockScorer scorer(
      weighted.tree,
      {.matcher = matcher, .rows = rows, .lengths = columns.lengths, .saturation = saturation_});
  const RowRecency recency(columns, weighted.recency);
  TopRows top(count);
  for_each_block(rows, [&](std::uint32_t begin, std::span<const std::uint32_t> in_block) {
    deadline_.check_now();
    const ScoreBlock& block = scorer.score(begin);
    const float most_recent = recency.at(in_block.front());
    for (const std::uint32_t row : in_block) {
      const float score = block.score(row - begin);
      const bool counts = !weighted.covers || block.has(row - begin);
      if (counts && score + most_recent > top.threshold()) {
        top.add(row, score + recency.at(row));
      }
    }
  });
  for (const auto& [score, row] : top.take()) {
    docs.push_back({.doc = {.segment = segment, .row = row}, .score = score});
  }
}

std::vector<RankedDoc> Ranker::best(const Weighted& weighted, std::span<const RowSet> matches,
                                    std::size_t count) const {
  std::vector<RankedDoc> docs;
  if (count == 0) {
    return docs;
  }
  for (std::uint32_t s = 0; s < snapshot_.segment_count(); ++s) {
    if (!matches[s].isEmpty()) {
      add_best(weighted, s, matches[s], count, docs);
    }
  }
  std::ranges::sort(docs, [this](const RankedDoc& a, const RankedDoc& b) {
    return a.score != b.score ? a.score > b.score : snapshot_.is_newer(a.doc, b.doc);
  });
  docs.resize(std::min(docs.size(), count));
  return docs;
}

std::vector<Explanation> Ranker::explain(const Ranking& ranking,
                                         std::span<const RankedDoc> docs) const {
  return explain(weigh_all(ranking), docs);
}

std::vector<Explanation> Ranker::explain(std::span<const KeyTerm> terms,
                                         std::span<const RankedDoc> docs) const {
  return explain(weigh(terms), docs);
}

std::vector<Explanation> Ranker::explain(const Weighted& weighted,
                                         std::span<const RankedDoc> docs) const {
  std::vector<Explanation> explanations;
  for (const RankedDoc& ranked : docs) {
    deadline_.check_now();
    const auto [segment, row] = ranked.doc;
    Explanation explanation =
        searchd::explain(weighted.tree, handles_.databases[segment], row + 1, saturation_);
    if (weighted.recency) {
      explanation.recency = weighted.recency->at(snapshot_.columns(segment).order_instant(row));
    }
    explanations.push_back(std::move(explanation));
  }
  return explanations;
}

}  // namespace dateline::searchd
