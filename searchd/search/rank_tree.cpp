// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/rank_tree.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <utility>

namespace dateline::searchd {
namespace {

using Kind = RankNode::Kind;
using Parts = std::optional<Explanation>;  // nothing: no match

double weight_of(const Explanation& parts) {
  return std::accumulate(parts.terms.begin(), parts.terms.end(), parts.all_words,
                         [](double sum, const TermWeight& term) { return sum + term.weight; });
}

/// How often the terms of a tree stand in one document, as it is weighted.
class Occurrences {
 public:
  Occurrences(const RankNode& tree, const Xapian::Database& database, Xapian::docid docid) {
    collect(tree);
    auto at = database.termlist_begin(docid);
    const auto end = database.termlist_end(docid);
    for (auto& [term, wdf] : wdf_) {
      if (at != end) {
        at.skip_to(term);
      }
      if (at != end && *at == term) {
        wdf = at.get_wdf();
      }
    }
  }

  /// Nothing for a term that the document lacks.
  [[nodiscard]] std::optional<Xapian::termcount> find(const std::string& term) const {
    return wdf_.at(term);
  }

 private:
  void collect(const RankNode& node) {
    if (node.kind == Kind::Term) {
      wdf_.emplace(node.term, std::nullopt);
    }
    std::ranges::for_each(node.children, [this](const RankNode& child) { collect(child); });
  }

  std::map<std::string, std::optional<Xapian::termcount>> wdf_;
};

class Explainer {
 public:
  Explainer(const Occurrences& occurrences, const Bm25Saturation& saturation, std::uint32_t length)
      : occurrences_(occurrences), saturation_(saturation), length_(length) {}

  [[nodiscard]] Parts weigh(const RankNode& node) const {
    switch (node.kind) {
      case Kind::Nothing:
        return std::nullopt;
      case Kind::Term:
        return weigh_term(node);
      case Kind::All:
        return add_up(node.children, node.children.size());
      case Kind::Any:
        return add_up(node.children, 1);
      case Kind::Best:
        return best_of(node.children);
      case Kind::Boosted:
        return weigh_boosted(node);
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Parts weigh_term(const RankNode& node) const {
    const auto wdf = occurrences_.find(node.term);
    if (!wdf) {
      return std::nullopt;
    }
    const double weight = node.factor * saturation_(std::min(*wdf, kMaxOccurrences), length_);
    return Explanation{
        .terms = {
            {.term = node.term, .occurrences = *wdf, .factor = node.factor, .weight = weight}}};
  }

  [[nodiscard]] Parts add_up(const std::vector<RankNode>& nodes, std::size_t needed) const {
    Explanation sum;
    std::size_t matching = 0;
    for (const RankNode& node : nodes) {
      if (Parts parts = weigh(node)) {
        ++matching;
        sum.all_words += parts->all_words;
        std::ranges::move(parts->terms, std::back_inserter(sum.terms));
      }
    }
    return matching >= needed ? Parts(std::move(sum)) : std::nullopt;
  }

  [[nodiscard]] Parts best_of(const std::vector<RankNode>& nodes) const {
    Parts best;
    for (const RankNode& node : nodes) {
      Parts parts = weigh(node);
      if (parts && (!best || weight_of(*parts) > weight_of(*best))) {
        best = std::move(parts);
      }
    }
    return best;
  }

  [[nodiscard]] Parts weigh_boosted(const RankNode& node) const {
    Parts parts = weigh(node.children.front());
    const Parts extra = parts ? weigh(node.children.back()) : std::nullopt;
    if (extra) {
      parts->all_words += node.factor * weight_of(*extra);
    }
    return parts;
  }

  const Occurrences& occurrences_;
  const Bm25Saturation& saturation_;
  std::uint32_t length_;
};

/// A word typed twice weighs twice, but is told once.
void merge_repeated(std::vector<TermWeight>& terms) {
  std::vector<TermWeight> merged;
  for (TermWeight& term : terms) {
    const auto same = std::ranges::find(merged, term.term, &TermWeight::term);
    if (same == merged.end()) {
      merged.push_back(std::move(term));
    } else {
      same->factor += term.factor;
      same->weight += term.weight;
    }
  }
  terms = std::move(merged);
}

}  // namespace

RankNode join(Kind kind, std::vector<RankNode> children) {
  if (children.empty()) {
    return {};
  }
  if (children.size() == 1) {
    return std::move(children.front());
  }
  return {.kind = kind, .children = std::move(children)};
}

RankNode boost(RankNode boosted, RankNode extra, double factor) {
  if (boosted.empty() || extra.empty()) {
    return boosted;
  }
  RankNode node{.kind = Kind::Boosted, .factor = factor};
  node.children.push_back(std::move(boosted));
  node.children.push_back(std::move(extra));
  return node;
}

Explanation explain(const RankNode& node, const Xapian::Database& database, Xapian::docid docid,
                    const Bm25Saturation& saturation) {
  const Occurrences occurrences(node, database, docid);
  const Explainer explainer(occurrences, saturation, database.get_doclength(docid));
  Explanation parts = explainer.weigh(node).value_or(Explanation{});
  merge_repeated(parts.terms);
  std::ranges::stable_sort(parts.terms, std::ranges::greater(), &TermWeight::weight);
  return parts;
}

}  // namespace dateline::searchd
