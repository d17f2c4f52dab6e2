// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/terms_json.h"

#include <string>
#include <utility>
#include <vector>

#include "searchd/http/hit_json.h"
#include "searchd/http/query_json.h"

namespace dateline::searchd {
namespace {

Json terms_json(const std::vector<RelatingTerm>& terms) {
  Json array = Json::array();
  for (const RelatingTerm& term : terms) {
    array.push_back(
        {{"term", term.term}, {"word", text_or_null(term.word)}, {"weight", term.weight}});
  }
  return array;
}

Json significant_json(const SignificantTerm& term) {
  return {{"term", term.term},
          {"word", text_or_null(term.word)},
          {"articles", term.articles},
          {"background", term.background},
          {"score", term.score}};
}

/// That terms were looked for in a part of the articles only.
Json warnings_json(const SignificantTerms& found) {
  Json warnings = Json::array();
  if (found.read < found.articles) {
    warnings.push_back("terms were looked for in " + std::to_string(found.read) + " of the " +
                       std::to_string(found.articles) +
                       " articles, evenly spread over time: one may be missing; the counts of "
                       "those given are exact");
  }
  return warnings;
}

}  // namespace

std::string terms_json(const SearchCall& call, const SignificantTerms& found) {
  Json terms = Json::array();
  for (const SignificantTerm& term : found.terms) {
    terms.push_back(significant_json(term));
  }
  return dump({{"query", query_json(call.request.selection, found.query,
                                    {.from = found.from, .to = found.to})},
               {"index", index_json(found.index)},
               {"articles", found.articles},
               {"relation", found.lower_bound ? "gte" : "eq"},
               {"background", found.background},
               {"read", found.read},
               {"sampled", found.read < found.articles},
               {"terms", std::move(terms)},
               {"warnings", warnings_json(found)}});
}

std::string related_json(const SearchCall& call, const RelatedArticles& related) {
  std::vector<std::string_view> members = call.members;
  if (members.empty()) {
    members.assign(hit_members().begin(), hit_members().end());
    std::erase(members, "snippet");
  }
  Json results = Json::array();
  for (const RelatedHit& one : related.hits) {
    Json result = hit_json(one.hit, members);
    result["terms"] = terms_json(one.terms);
    results.push_back(std::move(result));
  }
  return dump({{"id", related.id},
               {"index", index_json(related.index)},
               {"as_of", instant_or_null(call.request.selection.as_of)},
               {"terms", terms_json(related.terms)},
               {"results", std::move(results)}});
}

}  // namespace dateline::searchd
