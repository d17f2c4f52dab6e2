// SPDX-License-Identifier: GPL-3.0-or-later
// Terms are collected from articles of the selection with a bound of what each may score, and
// counted exactly from the highest bound down until no other can come among the best.
#include "searchd/search/significant_terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searchd/search/counted_rows.h"
#include "searchd/search/hits.h"
#include "searchd/search/selected_articles.h"
#include "searchd/search/term_words.h"

namespace dateline::searchd {
namespace {

/// Of a sample, whose bounds are estimates, at least so many candidates for each term asked for.
constexpr std::size_t kCandidatesPerTerm = 10;

/// observed x ln(observed / expected).
double surprise(double observed, double expected) {
  return observed > 0 ? observed * std::log(observed / expected) : 0;
}

void collect_terms(const schema::PlanNode& node, std::set<std::string>& terms) {
  terms.insert(node.rank_terms.begin(), node.rank_terms.end());
  for (const schema::PlanNode& child : node.children) {
    collect_terms(child, terms);
  }
}

std::set<std::string> terms_of(const schema::QueryPlan& plan) {
  std::set<std::string> terms;
  collect_terms(plan.required, terms);
  for (const schema::PlanNode& word : plan.bare) {
    collect_terms(word, terms);
  }
  return terms;
}

/// At most kMaxArticlesRead of @p rows, evenly spread.
std::vector<DocRef> sample(const Rows& rows) {
  const std::uint64_t all = row_count(rows);
  const std::uint64_t wanted = std::min(all, kMaxArticlesRead);
  std::vector<DocRef> docs;
  std::uint64_t nth = 0;
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    for (const std::uint32_t row : rows[s]) {
      if (nth++ * wanted / all == docs.size()) {
        docs.push_back({.segment = s, .row = row});
      }
    }
  }
  return docs;
}

struct Candidate {
  std::string term;
  double bound = 0;  // of its significance
};

class Finder {
 public:
  Finder(const AnswerSource& source, SelectedArticles& articles, CountedRows rows)
      : source_(source),
        articles_(articles),
        rows_(std::move(rows)),
        selected_(row_count(rows_.selected)),
        visible_(row_count(rows_.background)) {
    for (const Xapian::Database& database : source.handles.databases) {
      documents_ += database.get_doccount();
    }
  }

  [[nodiscard]] std::uint64_t selected() const { return selected_; }
  [[nodiscard]] std::uint64_t visible() const { return visible_; }

  /// Of the selection, the articles that terms are looked for in.
  [[nodiscard]] std::vector<DocRef> articles_to_read() const { return sample(rows_.selected); }

  [[nodiscard]] std::vector<SignificantTerm> best(const std::vector<DocRef>& read,
                                                  std::size_t size) const {
    const bool whole = read.size() == selected_;
    const std::size_t least = whole ? 0 : size * kCandidatesPerTerm;
    std::vector<SignificantTerm> terms;
    std::size_t counted = 0;
    for (const Candidate& candidate : candidates(read)) {
      if (counted >= least && terms.size() == size && terms.back().score >= candidate.bound) {
        break;
      }
      ++counted;
      keep(count(candidate.term), size, terms);
    }
    return terms;
  }

  /// Says each term as an article of the selection that holds it does.
  Status find_words_for(std::vector<SignificantTerm>& terms) const {
    for (SignificantTerm& term : terms) {
      source_.deadline.check_now();
      const auto doc = holder_of(term.term);
      const auto hit = load_hit(source_.snapshot, source_.handles, doc, std::nullopt);
      if (!hit) {
        return hit.error();
      }
      std::map<std::string, std::string> words{{term.term, {}}};
      find_words(hit->article, articles_.analyzer(), words);
      term.word = words.begin()->second;
    }
    return ok();
  }

 private:
  /// Terms of the articles read, the highest bound first.
  [[nodiscard]] std::vector<Candidate> candidates(const std::vector<DocRef>& read) const {
    std::unordered_map<std::string, std::uint64_t> counts;
    for (const DocRef doc : read) {
      source_.deadline.check_now();
      for_each_word(
          source_.handles.databases[doc.segment], doc.row + 1,
          [&counts](std::string term, Xapian::termcount /*wdf*/) { ++counts[std::move(term)]; });
    }
    for (const std::string& term : terms_of(articles_.plan())) {
      counts.erase(term);
    }
    const std::uint64_t least = std::min<std::uint64_t>(selected_, 2);
    std::vector<Candidate> candidates;
    for (const auto& [term, articles] : counts) {
      if (articles < least || schema::is_stop_word(term)) {
        continue;
      }
      const double bound = bound_of(term, articles * selected_ / read.size());
      if (bound > 0) {
        candidates.push_back({.term = term, .bound = bound});
      }
    }
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
      return a.bound != b.bound ? a.bound > b.bound : a.term < b.term;
    });
    return candidates;
  }

  /// The significance of a term if as few visible articles held it as may be.
  [[nodiscard]] double bound_of(const std::string& term, std::uint64_t articles) const {
    source_.deadline.check();
    std::uint64_t held = 0;
    for (const Xapian::Database& database : source_.handles.databases) {
      held += database.get_termfreq(term);
    }
    const std::uint64_t hidden = documents_ - visible_;
    const std::uint64_t least = std::max(articles, held - std::min(held, hidden));
    return significance(
        {.articles = articles, .background = least, .selected = selected_, .visible = visible_});
  }

  [[nodiscard]] SignificantTerm count(const std::string& term) const {
    SignificantTerm counted{.term = term};
    for (std::size_t s = 0; s < rows_.selected.size(); ++s) {
      const SharedRows rows = source_.matcher(s).rows_of_term(term);
      counted.articles += rows->and_cardinality(rows_.selected[s]);
      counted.background += rows->and_cardinality(rows_.background[s]);
    }
    counted.score = significance({.articles = counted.articles,
                                  .background = counted.background,
                                  .selected = selected_,
                                  .visible = visible_});
    return counted;
  }

  /// Puts a term in its place among the best.
  static void keep(SignificantTerm term, std::size_t size, std::vector<SignificantTerm>& terms) {
    if (term.score <= 0) {
      return;
    }
    const auto place = std::ranges::find_if(terms, [&term](const SignificantTerm& other) {
      return term.score > other.score || (term.score == other.score && term.term < other.term);
    });
    terms.insert(place, std::move(term));
    if (terms.size() > size) {
      terms.pop_back();
    }
  }

  [[nodiscard]] DocRef holder_of(const std::string& term) const {
    for (std::uint32_t s = 0; s < rows_.selected.size(); ++s) {
      const RowSet rows = *source_.matcher(s).rows_of_term(term) & rows_.selected[s];
      if (!rows.isEmpty()) {
        return {.segment = s, .row = rows.minimum()};
      }
    }
    return {};
  }

  const AnswerSource& source_;
  SelectedArticles& articles_;
  CountedRows rows_;
  std::uint64_t selected_;
  std::uint64_t visible_;
  std::uint64_t documents_ = 0;
};

}  // namespace

double significance(const TermCounts& counts) {
  const auto in = static_cast<double>(counts.articles);
  const auto all = static_cast<double>(counts.background);
  const auto selected = static_cast<double>(counts.selected);
  const auto visible = static_cast<double>(counts.visible);
  if (in * visible <= all * selected) {
    return 0;
  }
  const double rest = visible - selected;
  const double others = visible - all;
  return 2 * (surprise(in, all * selected / visible) + surprise(all - in, all * rest / visible) +
              surprise(selected - in, others * selected / visible) +
              surprise(others - (selected - in), others * rest / visible));
}

Result<SignificantTerms> find_significant_terms(const AnswerSource& source,
                                                const Selection& selection, std::uint32_t size) {
  auto articles = SelectedArticles::find(source.snapshot, source.handles, selection, std::nullopt,
                                         source.deadline);
  if (!articles) {
    return std::move(articles).error();
  }
  const Finder finder(source, *articles, counted_rows(source.snapshot, *articles, source.deadline));
  const std::vector<DocRef> read = finder.articles_to_read();
  SignificantTerms found{.index = source.snapshot.info(selection.as_of),
                         .query = articles->echo(),
                         .from = articles->from(),
                         .to = articles->to(),
                         .lower_bound = articles->is_cut(),
                         .articles = finder.selected(),
                         .background = finder.visible(),
                         .read = read.size(),
                         .terms = finder.best(read, size)};
  if (Status words = finder.find_words_for(found.terms); !words) {
    return std::move(words).error();
  }
  return found;
}

}  // namespace dateline::searchd
