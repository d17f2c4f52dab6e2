// SPDX-License-Identifier: GPL-3.0-or-later
// Dateline in the comparison: the search library of dateline-searchd, in process, in one thread.
//
// usage: bench_ours ARCHIVE
// Modes beside top and full: snippets (top with snippets), facets (top with facets and histogram),
// and defaults (full, with match=auto and recency=auto).
#include <cstdlib>
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>

#include "indexer/base/timestamp.h"
#include "indexer/schema/date_bound.h"
#include "searchd/search/archive.h"
#include "tests/bench/search/question_loop.h"

namespace dateline::bench {
namespace {

using schema::FieldId;

searchd::MatchMode match_of(const BenchQuery& query, std::string_view mode) {
  if (mode == "defaults") {
    return searchd::MatchMode::Auto;
  }
  return query.match == "any" ? searchd::MatchMode::Any : searchd::MatchMode::All;
}

std::string text_of(const BenchQuery& query) {
  const std::string words = joined(query.words, " ");
  return query.match == "phrase" ? '"' + words + '"' : words;
}

searchd::Selection to_selection(std::string_view mode, const BenchQuery& query) {
  searchd::Selection selection;
  selection.q = text_of(query);
  selection.match = match_of(query, mode);
  if (!query.ticker.empty()) {
    selection.filters.push_back({.field = FieldId::Ticker, .any = {query.ticker}});
  }
  if (!query.topic.empty()) {
    selection.filters.push_back({.field = FieldId::Topic, .any = {query.topic}});
  }
  selection.from = schema::parse_date_bound(query.from);
  selection.to = schema::parse_date_bound(query.to);
  return selection;
}

searchd::SearchRequest to_request(std::string_view mode, const BenchQuery& query) {
  const bool everything = mode == "full" || mode == "defaults";
  searchd::SearchRequest request{.selection = to_selection(mode, query)};
  request.recency.mode =
      mode == "defaults" ? searchd::Recency::Mode::Auto : searchd::Recency::Mode::Off;
  request.sort =
      query.sort == "newest" ? searchd::SortOrder::Newest : searchd::SortOrder::Relevance;
  request.size = kHits;
  request.snippet_chars = everything || mode == "snippets" ? kSnippetCharacters : 0;
  if (everything || mode == "facets") {
    request.facets = {FieldId::Ticker, FieldId::Topic};
    request.facet_mode = searchd::FacetMode::Strict;  // as the peers count
    request.facet_size = kFacetSize;
    request.histogram = searchd::Interval::Year;
  }
  return request;
}

Answer to_answer(const searchd::SearchResult& result) {
  Answer answer{.total = result.articles};
  for (const searchd::Facet& facet : result.facets) {
    LabelCounts& counts = facet.field == FieldId::Ticker ? answer.tickers : answer.topics;
    for (const searchd::FacetValue& value : facet.values) {
      counts.emplace_back(value.value, value.count);
    }
  }
  if (result.histogram) {
    for (const searchd::Bucket& bucket : result.histogram->buckets) {
      answer.years.emplace_back(std::to_string(to_civil(bucket.from).year), bucket.count);
    }
  }
  return answer;
}

class Ours : public Engine {
 public:
  explicit Ours(const std::filesystem::path& path) {
    auto opened = searchd::Archive::open(path, {});
    if (!opened) {
      throw std::runtime_error(opened.error().message);
    }
    archive_ = *std::move(opened);
  }

  Answer ask(std::string_view mode, const BenchQuery& query) override {
    const auto result = archive_->search(to_request(mode, query));
    if (!result) {
      throw std::runtime_error(result.error().message);
    }
    return to_answer(*result);
  }

  void refresh() override {
    const auto refreshed = archive_->refresh();
    if (!refreshed || !*refreshed) {
      throw std::runtime_error("there is no new generation");
    }
  }

 private:
  std::unique_ptr<searchd::Archive> archive_;
};

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  using dateline::bench::Ours;
  if (argc != 2) {
    std::cerr << "usage: bench_ours ARCHIVE\n";
    return EXIT_FAILURE;
  }
  try {
    std::optional<Ours> ours;
    const std::int64_t nanoseconds = dateline::bench::timed([&] { ours.emplace(argv[1]); });
    dateline::bench::answer_questions(*ours, nanoseconds);
  } catch (const std::exception& error) {
    std::cerr << "bench_ours: " << error.what() << "\n";
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
