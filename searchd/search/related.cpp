// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/related.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "searchd/search/hits.h"
#include "searchd/search/key_terms.h"
#include "searchd/search/ranking.h"
#include "searchd/search/term_words.h"

namespace dateline::searchd {
namespace {

using Words = std::map<std::string, std::string>;

/// The terms as the article has them.
Words words_of(const Snapshot& snapshot, const Article& article, const std::vector<KeyTerm>& keys) {
  Words words;
  for (const KeyTerm& key : keys) {
    words.emplace(key.term, std::string());
  }
  schema::Analyzer analyzer(snapshot.profile());
  find_words(article, analyzer, words);
  return words;
}

std::vector<RelatingTerm> shared_terms(const Explanation& explanation, const Words& words) {
  std::vector<RelatingTerm> terms;
  for (const TermWeight& term : explanation.terms) {
    if (terms.size() < kExplainedTerms) {
      terms.push_back({.term = term.term, .word = words.at(term.term), .weight = term.weight});
    }
  }
  return terms;
}

}  // namespace

Result<RelatedArticles> find_related(const AnswerSource& source, std::string_view id,
                                     std::optional<std::int64_t> as_of, std::uint32_t size) {
  const auto& [snapshot, handles, companies, deadline] = source;
  const auto doc = find_doc(snapshot, id, as_of);
  if (!doc) {
    return doc.error();
  }
  const auto article = load_hit(snapshot, handles, *doc, as_of);
  if (!article) {
    return article.error();
  }
  const std::vector<KeyTerm> keys = key_terms(handles, *doc, deadline);
  const Words words = words_of(snapshot, article->article, keys);
  RelatedArticles related{.index = snapshot.info(as_of), .id = article->article.id};
  for (const KeyTerm& key : keys) {
    related.terms.push_back({.term = key.term, .word = words.at(key.term), .weight = key.boost});
  }
  Rows others = snapshot.view(Versions::Latest, as_of);
  others[doc->segment].remove(doc->row);  // the only wording of it in this view
  const Ranker ranker(snapshot, handles, deadline);
  const std::vector<RankedDoc> docs = ranker.most_like(keys, others, size);
  const std::vector<Explanation> explanations = ranker.explain(keys, docs);
  for (std::size_t i = 0; i < docs.size(); ++i) {
    auto hit = load_hit(snapshot, handles, docs[i].doc, as_of);
    if (!hit) {
      return std::move(hit).error();
    }
    hit->score = docs[i].score;
    related.hits.push_back({.hit = *std::move(hit), .terms = shared_terms(explanations[i], words)});
  }
  return related;
}

}  // namespace dateline::searchd
