// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/spelling.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "indexer/schema/analysis.h"
#include "indexer/schema/terms.h"
#include "searchd/search/edit_distance.h"
#include "searchd/search/view_counter.h"
#include "searchd/search/word_list.h"

namespace dateline::searchd {
namespace {

using schema::FieldId;
using schema::PlanNode;

constexpr std::size_t kShortest = 4;     // letters of a word that may be corrected
constexpr std::size_t kTwoErrors = 6;    // letters of a word that may have two errors
constexpr std::size_t kCandidates = 16;  // words whose articles are counted

/// A word of the word lists near the one typed.
struct Candidate {
  std::string form;
  std::uint32_t errors = 0;
  std::uint64_t articles = 0;
};

/// Where a word stands in the text of a query.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_at(std::string_view text, std::size_t position, std::string_view any_of) {
  return position < text.size() && any_of.find(text[position]) != std::string_view::npos;
}

/// The places where @p form was typed as a plain word: outside quotes, without field or sign.
std::vector<Place> places_of(std::string_view q, std::string_view form) {
  std::vector<Place> places;
  schema::Tokenizer tokenizer(q);
  schema::Token token;
  while (tokenizer.next(token)) {
    const bool quoted = std::ranges::count(q.substr(0, token.begin), '"') % 2 != 0;
    const bool marked =
        (token.begin > 0 && is_at(q, token.begin - 1, "=:$-")) || is_at(q, token.end, "*:");
    if (token.form == form && !quoted && !marked) {
      places.push_back({.begin = token.begin, .end = token.end});
    }
  }
  return places;
}

bool is_shouted(std::string_view word) {
  constexpr std::size_t kLongestSymbol = 5;
  return word.size() <= kLongestSymbol &&
         std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

class Speller {
 public:
  Speller(const AnswerSource& source, const Selection& selection, const SelectedArticles& articles)
      : source_(source),
        selection_(selection),
        articles_(articles),
        counter_(source, articles.view()) {}

  Spelling spell() { return {.suggestion = suggest(), .incomplete = incomplete_}; }

 private:
  std::optional<Suggestion> suggest() {
    Suggestion suggestion{.q = selection_.q};
    for (const PlanNode& leaf : articles_.plan().bare) {
      if (!may_be_wrong(leaf)) {
        continue;
      }
      if (const auto better = nearest(leaf.forms.front())) {
        replace(leaf.forms.front(), better->form, suggestion);
      }
    }
    if (suggestion.changes.empty()) {
      return std::nullopt;
    }
    suggestion.articles = count(suggestion.q);
    return suggestion.articles > 0 ? std::optional(std::move(suggestion)) : std::nullopt;
  }

  [[nodiscard]] bool may_be_wrong(const PlanNode& leaf) const {
    if (leaf.kind != schema::PlanKind::Term || leaf.forms.size() != 1) {
      return false;
    }
    const std::string& form = leaf.forms.front();
    return schema::is_stemmed(form) && letters_in(form) >= kShortest && !is_symbol(form) &&
           counter_.count(leaf.terms.front()) == 0;
  }

  [[nodiscard]] bool is_symbol(const std::string& form) const {
    return counter_.count(schema::value_term(FieldId::Ticker, form)) > 0 ||
           counter_.count(schema::ticker_term(TickerRole::Related, form)) > 0 ||
           !source_.companies.carriers(extract::canonical_symbol(form), selection_.as_of).empty();
  }

  /// The words of all ready lists within the errors allowed, fewest errors first, then most
  /// frequent.
  [[nodiscard]] std::vector<Candidate> near_words(const std::string& form) {
    EditDistance distance(form, letters_in(form) < kTwoErrors ? 1 : 2);
    std::map<std::string, Candidate> found;
    for (std::size_t s = 0; s < source_.snapshot.segment_count(); ++s) {
      const WordList* const list = source_.snapshot.segment(s).words->ready();
      if (list == nullptr) {
        incomplete_ = true;
        continue;
      }
      for (const ListedWord& word : list->words()) {
        source_.deadline.check();
        const std::uint32_t errors = distance.to(word.form);
        if (errors <= distance.limit()) {
          Candidate& candidate = found[word.form];
          candidate.form = word.form;
          candidate.errors = errors;
          candidate.articles += word.frequency;
        }
      }
    }
    std::vector<Candidate> candidates;
    candidates.reserve(found.size());
    for (auto& [name, candidate] : found) {
      candidates.push_back(std::move(candidate));
    }
    sort(candidates);
    candidates.resize(std::min(candidates.size(), kCandidates));
    return candidates;
  }

  /// The best of them that the view holds.
  [[nodiscard]] std::optional<Candidate> nearest(const std::string& form) {
    std::vector<Candidate> candidates = near_words(form);
    for (Candidate& candidate : candidates) {
      candidate.articles = counter_.count(schema::form_term(candidate.form));
    }
    std::erase_if(candidates, [](const Candidate& candidate) { return candidate.articles == 0; });
    sort(candidates);
    return candidates.empty() ? std::nullopt : std::optional(candidates.front());
  }

  static void sort(std::vector<Candidate>& candidates) {
    std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
      return std::tie(a.errors, b.articles) < std::tie(b.errors, a.articles);
    });
  }

  static void replace(const std::string& form, const std::string& better, Suggestion& suggestion) {
    std::vector<Place> places = places_of(suggestion.q, form);
    std::ranges::reverse(places);
    std::string typed;
    for (const auto& [begin, end] : places) {
      typed = suggestion.q.substr(begin, end - begin);
      if (!is_shouted(typed)) {
        suggestion.q.replace(begin, end - begin, better);
      }
    }
    if (!typed.empty() && !is_shouted(typed)) {
      suggestion.changes.push_back({.word = std::move(typed), .better = better});
    }
  }

  [[nodiscard]] std::uint64_t count(const std::string& q) const {
    Selection better = selection_;
    better.q = q;
    const auto found = SelectedArticles::find(source_.snapshot, source_.handles, better,
                                              std::nullopt, source_.deadline);
    return found ? found->count() : 0;
  }

  const AnswerSource& source_;
  const Selection& selection_;
  const SelectedArticles& articles_;
  ViewCounter counter_;
  bool incomplete_ = false;
};

}  // namespace

Spelling suggest_spelling(const AnswerSource& source, const Selection& selection,
                          const SelectedArticles& articles) {
  return Speller(source, selection, articles).spell();
}

}  // namespace dateline::searchd
