// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/key_terms.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

#include "searchd/search/term_words.h"

namespace dateline::searchd {
namespace {

using Weighed = std::pair<double, std::string>;  // descending: larger first, ties by term

/// Keeps the @p most largest, in order.
void keep_largest(std::vector<Weighed>& terms, std::size_t most) {
  const auto kept = static_cast<std::ptrdiff_t>(std::min(terms.size(), most));
  std::ranges::partial_sort(terms, terms.begin() + kept, [](const Weighed& a, const Weighed& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  terms.erase(terms.begin() + kept, terms.end());
}

double document_frequency(const Handles& handles, const std::string& term) {
  double df = 0;
  for (const Xapian::Database& database : handles.databases) {
    df += database.get_termfreq(term);
  }
  return df;
}

}  // namespace

std::vector<KeyTerm> key_terms(const Handles& handles, DocRef doc, const Deadline& deadline) {
  std::vector<Weighed> terms;
  for_each_word(handles.databases[doc.segment], doc.row + 1,
                [&terms](std::string term, Xapian::termcount wdf) {
                  terms.emplace_back(wdf, std::move(term));
                });
  keep_largest(terms, kMaxTermsRead);
  double documents = 0;
  for (const Xapian::Database& database : handles.databases) {
    documents += database.get_doccount();
  }
  for (auto& [weight, term] : terms) {
    deadline.check();
    const double df = document_frequency(handles, term);
    weight *= df < 2 || df > documents / 2 ? 0 : std::log(documents / df);
  }
  std::erase_if(terms, [](const Weighed& term) { return term.first <= 0; });
  keep_largest(terms, kKeyTerms);
  std::vector<KeyTerm> keys;
  keys.reserve(terms.size());
  for (auto& [weight, term] : terms) {
    keys.push_back({.term = std::move(term), .boost = std::sqrt(weight / terms.front().first)});
  }
  return keys;
}

}  // namespace dateline::searchd
