// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/search_run.h"

#include <algorithm>
#include <utility>

#include "searchd/search/advice.h"
#include "searchd/search/facet_selection.h"
#include "searchd/search/facets.h"
#include "searchd/search/histogram.h"
#include "searchd/search/hits.h"
#include "searchd/search/snippets.h"

namespace dateline::searchd {
namespace {

using schema::FieldId;

constexpr double kDay = 86400;
constexpr double kDefaultHalfLife = 365 * kDay;
constexpr double kRecencyWorth = 0.2;

/// Labels symbols with what their companies are called.
void name_companies(const Companies& companies, AsOf as_of, Facet& facet) {
  for (FacetValue& value : facet.values) {
    if (const Listing* const company = companies.filed_under(value.value, as_of)) {
      value.label = company->name;
    }
  }
}

}  // namespace

SearchRun::SearchRun(const AnswerSource& source, const SearchRequest& request,
                     SelectedArticles articles, std::uint64_t offset)
    : snapshot_(source.snapshot),
      handles_(source.handles),
      companies_(source.companies),
      request_(request),
      deadline_(source.deadline),
      articles_(std::move(articles)),
      offset_(offset) {}

Result<SearchResult> SearchRun::run(const AnswerSource& source, const SearchRequest& request,
                                    const std::optional<Cursor>& cursor) {
  const auto decided =
      cursor ? std::optional(Decided{.match = cursor->match, .now = cursor->now}) : std::nullopt;
  auto articles = SelectedArticles::find(source.snapshot, source.handles, request.selection,
                                         decided, source.deadline);
  if (!articles) {
    return std::move(articles).error();
  }
  const std::uint64_t offset =
      cursor ? cursor->offset : std::uint64_t{request.page - 1} * request.size;
  SearchRun run(source, request, *std::move(articles), offset);
  run.tell_query();
  run.tell_counts();
  run.tell_facets();
  run.tell_histogram();
  if (Status hits = run.tell_hits(); !hits) {
    return std::move(hits).error();
  }
  if (!cursor) {
    give_advice(source, request.selection, run.articles_, run.result_);
  }
  return std::move(run.result_);
}

std::optional<RecencyPrior> SearchRun::recency() const {
  const bool off = request_.recency.mode == Recency::Mode::Off ||
                   (request_.recency.mode == Recency::Mode::Auto && articles_.has_dates());
  if (off || !result_.index.last) {
    return std::nullopt;
  }
  const bool given = request_.recency.mode == Recency::Mode::HalfLife;
  return RecencyPrior{.worth = kRecencyWorth,
                      .newest = *result_.index.last,
                      .half_life = given ? static_cast<double>(request_.recency.half_life_seconds)
                                         : kDefaultHalfLife};
}

Ranking SearchRun::ranking() const {
  return {.plan = articles_.plan(), .match = articles_.match(), .recency = recency()};
}

std::vector<RankedDoc> SearchRun::page(Window window) const {
  std::vector<DocRef> docs;
  switch (request_.sort) {
    case SortOrder::Relevance:
      if (has_rank_terms(articles_.plan())) {
        return page_by_relevance(window);
      }
      docs = newest(snapshot_, articles_.matches(), window);
      break;
    case SortOrder::Newest:
      docs = newest(snapshot_, articles_.matches(), window);
      break;
    case SortOrder::Oldest:
      docs = oldest(snapshot_, articles_.matches(), window);
      break;
    case SortOrder::Updated:
      docs = last_updated(snapshot_, articles_.matches(), window);
      break;
  }
  std::vector<RankedDoc> page;
  page.reserve(docs.size());
  for (const DocRef doc : docs) {
    page.push_back({.doc = doc});
  }
  return page;
}

/// The best kMaxRanked by score; what comes after them newest first.
std::vector<RankedDoc> SearchRun::page_by_relevance(Window window) const {
  const Ranker ranker(snapshot_, handles_, deadline_);
  const std::size_t wanted = std::min<std::size_t>(window.offset + window.count, kMaxRanked);
  std::vector<RankedDoc> ranked = ranker.best(ranking(), articles_.matches(), wanted);
  std::vector<RankedDoc> page;
  for (std::size_t i = window.offset; i < ranked.size(); ++i) {
    page.push_back(ranked[i]);
  }
  if (ranked.size() < kMaxRanked || page.size() == window.count) {
    return page;
  }
  Rows rest = articles_.matches();
  for (const RankedDoc& best : ranked) {
    rest[best.doc.segment].remove(best.doc.row);
  }
  const std::size_t skipped = std::max<std::size_t>(window.offset, kMaxRanked) - kMaxRanked;
  for (const DocRef doc : newest(snapshot_, rest, {skipped, window.count - page.size()})) {
    page.push_back({.doc = doc});
  }
  return page;
}

void SearchRun::tell_query() {
  result_.query = articles_.echo();
  result_.lower_bound = articles_.is_cut();
  result_.from = articles_.from();
  result_.to = articles_.to();
  result_.index = snapshot_.info(request_.selection.as_of);
}

void SearchRun::tell_counts() {
  result_.articles = articles_.count();
  if (articles_.has_wordings()) {
    result_.versions = row_count(articles_.matches());
  }
}

void SearchRun::tell_facets() {
  for (const FieldId field : request_.facets) {
    FacetRequest facet = facet_request(snapshot_, request_.selection, field);
    facet.size = request_.facet_size;
    const Rows rows = facet_rows(articles_, request_.selection, field, request_.facet_mode);
    result_.facets.push_back(count_facet(snapshot_, rows, facet, deadline_));
    result_.facets.back().mode = request_.facet_mode;
    if (field == FieldId::Ticker) {
      name_companies(companies_, request_.selection.as_of, result_.facets.back());
    }
  }
}

void SearchRun::tell_histogram() {
  if (request_.histogram == Interval::Off) {
    return;
  }
  result_.histogram = count_histogram(snapshot_, articles_.matches(), articles_.view(),
                                      {.field = request_.selection.date_field,
                                       .interval = request_.histogram,
                                       .tz = request_.selection.tz,
                                       .zone = articles_.zone(),
                                       .distinct_articles = articles_.has_wordings()},
                                      deadline_);
  const Interval given = result_.histogram->interval;
  if (request_.histogram != Interval::Auto && given != request_.histogram) {
    result_.warnings.emplace_back(
        "the histogram's interval was widened: there are at most 2,000 buckets");
  }
}

Status SearchRun::tell_hits() {
  const SnippetMaker snippets(articles_.plan(), articles_.analyzer());
  const std::vector<RankedDoc> docs = page({.offset = offset_, .count = request_.size});
  for (const RankedDoc& ranked : docs) {
    deadline_.check_now();
    auto hit = load_hit(snapshot_, handles_, ranked.doc, request_.selection.as_of);
    if (!hit) {
      return std::move(hit).error();
    }
    hit->score = ranked.score;
    if (request_.snippet_chars > 0) {
      hit->snippet = snippets.make(hit->article.body, request_.snippet_chars);
    }
    hit->article.body.clear();
    hit->article.related.clear();
    result_.hits.push_back(*std::move(hit));
  }
  tell_scores(docs);
  result_.page = static_cast<std::uint32_t>(offset_ / request_.size) + 1;
  const std::uint64_t rows = result_.versions.value_or(result_.articles);
  const std::uint64_t next = offset_ + result_.hits.size();
  if (next < rows && !result_.hits.empty()) {
    result_.next_cursor = encode({.generation = snapshot_.generation().name,
                                  .request = digest_of(request_),
                                  .offset = next,
                                  .now = articles_.now(),
                                  .match = articles_.match()});
  }
  return ok();
}

/// Explains the scores of a page that relevance ordered.
void SearchRun::tell_scores(std::span<const RankedDoc> page) {
  const bool ranked = request_.sort == SortOrder::Relevance && has_rank_terms(articles_.plan());
  if (!request_.explain || !ranked || offset_ >= kMaxRanked) {
    return;
  }
  const auto scored = page.first(std::min<std::size_t>(page.size(), kMaxRanked - offset_));
  const Ranker ranker(snapshot_, handles_, deadline_);
  std::vector<Explanation> explanations = ranker.explain(ranking(), scored);
  for (std::size_t i = 0; i < explanations.size(); ++i) {
    result_.hits[i].explanation = std::move(explanations[i]);
  }
}

}  // namespace dateline::searchd
