// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/ranking.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dateline::searchd {
namespace {

using schema::PlanKind;
using schema::PlanNode;
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
  return {.query = Query(Query::OP_SCALE_WEIGHT, Query(term), factor),
          .worth = factor,
          .covers = true,
          .exact = true};
}

Ranker::Weighted Ranker::join(const std::vector<PlanNode>& children, Query::op op) const {
  const bool is_and = op == Query::OP_AND;
  Weighted joined{.covers = true, .exact = true};
  std::vector<Query> queries;
  for (const PlanNode& child : children) {
    Weighted part = weigh(child);
    joined.exact = joined.exact && part.exact;
    if (part.query.empty()) {
      joined.covers = joined.covers && is_and;  // an alternative that no word stands for
      continue;
    }
    if (is_and && !part.covers) {
      joined.covers = false;
    }
    joined.covers = joined.covers && part.covers;
    joined.worth += part.worth;
    queries.push_back(std::move(part.query));
  }
  if (!queries.empty()) {
    joined.query = Query(joined.covers ? op : Query::OP_OR, queries.begin(), queries.end());
  }
  return joined;
}

Ranker::Weighted Ranker::weigh(const PlanNode& node) const {
  switch (node.kind) {
    case PlanKind::Term:
    case PlanKind::Near: {
      Weighted all{.covers = !node.rank_terms.empty(),
                   .exact = node.kind == PlanKind::Term && node.terms == node.rank_terms};
      std::vector<Query> queries;
      for (const std::string& term : node.rank_terms) {
        Weighted part = weigh_term(term);
        all.worth += part.worth;
        queries.push_back(std::move(part.query));
      }
      if (!queries.empty()) {
        all.query = Query(Query::OP_AND, queries.begin(), queries.end());
      }
      return all;
    }
    case PlanKind::AnyTerm: {
      Weighted best{.covers = true};
      std::vector<Query> queries;
      for (const std::string& term : node.rank_terms) {
        Weighted part = weigh_term(term);
        best.worth = std::max(best.worth, part.worth);
        queries.push_back(std::move(part.query));
      }
      best.query = Query(Query::OP_MAX, queries.begin(), queries.end());
      return best;
    }
    case PlanKind::And:
      return join(node.children, Query::OP_AND);
    case PlanKind::Or:
      return join(node.children, Query::OP_OR);
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
    return join(words, Query::OP_AND);
  }
  Weighted any = join(parts_of(words), Query::OP_OR);
  const Weighted all = join(words, Query::OP_AND);
  any.query = Query(Query::OP_AND_MAYBE, any.query,
                    Query(Query::OP_SCALE_WEIGHT, all.query, kAllWordsBoost));
  any.worth *= 1 + kAllWordsBoost;
  return any;
}

Ranker::Weighted Ranker::weigh(const Ranking& ranking) const {
  Weighted required = weigh(ranking.plan.required);
  Weighted bare = weigh_bare(ranking);
  if (required.query.empty()) {
    bare.exact = bare.exact && ranking.plan.required.kind == PlanKind::All;
    return bare;
  }
  if (bare.query.empty()) {
    required.exact = required.exact && ranking.plan.bare.empty();
    return required;
  }
  const bool covers = required.covers && bare.covers;
  return {.query = Query(covers ? Query::OP_AND : Query::OP_OR, required.query, bare.query),
          .worth = required.worth + bare.worth,
          .covers = covers,
          .exact = required.exact && bare.exact};
}

/// The weighted query over just the rows that count.
Query Ranker::with_rows(const Weighted& weighted, RowSource& rows, bool restricted) {
  if (!weighted.covers) {
    return {Query::OP_AND_MAYBE, Query(&rows), weighted.query};
  }
  return weighted.exact && !restricted ? weighted.query
                                       : Query(Query::OP_FILTER, weighted.query, Query(&rows));
}

std::vector<RankedDoc> Ranker::best(const Ranking& ranking, std::span<const RowSet> matches,
                                    std::size_t count) const {
  const Weighted weighted = weigh(ranking);
  std::vector<RankedDoc> docs;
  for (std::uint32_t s = 0; s < snapshot_.segment_count(); ++s) {
    if (matches[s].isEmpty()) {
      continue;
    }
    RowSource rows(matches[s], deadline_);
    Query query = with_rows(weighted, rows, ranking.restricted);
    RecencyPrior prior = ranking.recency.value_or(RecencyPrior{});
    prior.worth *= weighted.worth;
    RecencySource recency(snapshot_.columns(s), prior);
    if (ranking.recency) {
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

}  // namespace dateline::searchd
