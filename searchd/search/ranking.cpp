// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/ranking.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace dateline::searchd {
namespace {

using schema::PlanKind;
using schema::PlanNode;
using Kind = RankNode::Kind;
using Xapian::Query;

constexpr double kAllWordsBoost = 0.3;
// Xapian cuts by scores as they are, we order by rounded ones: a few more keep the cut clean.
constexpr std::size_t kSlack = 32;

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

/// How a weighted query finds its rows.
enum class Reach : std::uint8_t {
  Some,   // it misses some of them
  All,    // it finds all of them and others
  Exact,  // it finds just them
};

/// The weighted query over just the rows that count.
Query with_rows(const RankNode& tree, RowSource& rows, Reach reach) {
  Query query = to_query(tree);
  switch (reach) {
    case Reach::Some:
      return {Query::OP_AND_MAYBE, Query(&rows), query};
    case Reach::All:
      return {Query::OP_FILTER, query, Query(&rows)};
    case Reach::Exact:
      return query;
  }
  return query;
}

/// Scores that differ by rounding alone are equal; which of them is larger would depend on the
/// order in which the matcher happened to add.
float rounded(double score) {
  return static_cast<float>(score);
}

}  // namespace

bool has_rank_terms(const schema::QueryPlan& plan) {
  return has_terms(plan.required) || std::ranges::any_of(plan.bare, has_terms);
}

Ranker::Ranker(const Snapshot& snapshot, const Handles& handles, const Deadline& deadline)
    : snapshot_(snapshot), handles_(handles), deadline_(deadline) {
  double length = 0;
  for (const Xapian::Database& database : handles.databases) {
    stats_.documents += database.get_doccount();
    length += static_cast<double>(database.get_total_length());
  }
  stats_.average_length = std::max(1.0, length / std::max(1.0, stats_.documents));
}

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
          .covers = true,
          .exact = true};
}

Ranker::Weighted Ranker::join(const std::vector<PlanNode>& children, Kind kind) const {
  const bool is_and = kind == Kind::All;
  Weighted joined{.covers = true, .exact = true};
  std::vector<RankNode> trees;
  for (const PlanNode& child : children) {
    Weighted part = weigh(child);
    joined.exact = joined.exact && part.exact;
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
      Weighted all{.covers = !node.rank_terms.empty(),
                   .exact = node.kind == PlanKind::Term && node.terms == node.rank_terms};
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
    bare.exact = bare.exact && ranking.plan.required.kind == PlanKind::All;
    return bare;
  }
  if (bare.tree.empty()) {
    required.exact = required.exact && ranking.plan.bare.empty();
    return required;
  }
  const bool covers = required.covers && bare.covers;
  Weighted both{.worth = required.worth + bare.worth,
                .covers = covers,
                .exact = required.exact && bare.exact};
  std::vector<RankNode> trees;
  trees.push_back(std::move(required.tree));
  trees.push_back(std::move(bare.tree));
  both.tree = searchd::join(covers ? Kind::All : Kind::Any, std::move(trees));
  return both;
}

Ranker::Weighted Ranker::weigh_all(const Ranking& ranking) const {
  Weighted weighted = weigh_words(ranking);
  weighted.exact = weighted.exact && !ranking.restricted;
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

std::vector<RankedDoc> Ranker::best(const Weighted& weighted, std::span<const RowSet> matches,
                                    std::size_t count) const {
  const Reach covering = weighted.exact ? Reach::Exact : Reach::All;
  const Reach reach = weighted.covers ? covering : Reach::Some;
  std::vector<RankedDoc> docs;
  for (std::uint32_t s = 0; s < snapshot_.segment_count(); ++s) {
    if (matches[s].isEmpty()) {
      continue;
    }
    RowSource rows(matches[s], deadline_);
    Query query = with_rows(weighted.tree, rows, reach);
    RecencySource recency(snapshot_.columns(s), weighted.recency.value_or(RecencyPrior{}));
    if (weighted.recency) {
      query = Query(Query::OP_AND_MAYBE, query, Query(&recency));
    }
    Xapian::Enquire enquire(handles_.databases[s]);
    enquire.set_weighting_scheme(Bm25Weight(stats_.average_length, deadline_));
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(count + kSlack));
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      docs.push_back({.doc = {.segment = s, .row = *hit - 1}, .score = hit.get_weight()});
    }
  }
  std::ranges::sort(docs, [this](const RankedDoc& a, const RankedDoc& b) {
    const float score_a = rounded(a.score);
    const float score_b = rounded(b.score);
    return score_a != score_b ? score_a > score_b : snapshot_.is_newer(a.doc, b.doc);
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
    Explanation explanation = searchd::explain(weighted.tree, handles_.databases[segment], row + 1,
                                               stats_.average_length);
    if (weighted.recency) {
      explanation.recency = weighted.recency->at(snapshot_.columns(segment).order_instant(row));
    }
    explanations.push_back(std::move(explanation));
  }
  return explanations;
}

}  // namespace dateline::searchd
