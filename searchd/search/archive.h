// SPDX-License-Identifier: GPL-3.0-or-later
// The door to everything searchd can answer: one archive, its generation served now, and those kept
// for cursors. The HTTP layer knows this header and the plain types it speaks.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/extract/symbol_table.h"
#include "searchd/search/article_stream.h"
#include "searchd/search/completion.h"
#include "searchd/search/deadline.h"
#include "searchd/search/list_request.h"
#include "searchd/search/list_result.h"
#include "searchd/search/related_result.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_result.h"
#include "searchd/search/terms_result.h"
#include "searchd/search/ticker_info.h"
#include "searchd/search/timeline_request.h"
#include "searchd/search/timeline_result.h"

namespace dateline::searchd {

class Snapshot;

inline constexpr std::size_t kWaitingPerSearch = 6;

/// Thread-safe: any number of threads may call any member at the same time. Beyond the searches
/// that run, kWaitingPerSearch for each of them wait; further ones are Busy errors at once.
class Archive {
 public:
  struct Options {
    std::int64_t deadline_ms = 2000;  // of one search; beyond it the answer is a Timeout error
    std::size_t searches = 0;         // at a time; 0: as many as there are processors
    std::shared_ptr<const extract::SymbolTable> symbols;  // may be shared; null: the built-in ones
  };

  /// What several searches have in common. For one thread.
  struct Pin {
    std::shared_ptr<const Snapshot> snapshot;  // shared with the archive while it serves it
    Deadline deadline;
  };

  /// Opens the generation that CURRENT names. NotFound when there is no archive, SchemaMismatch,
  /// Corrupt when sizes or manifests disagree.
  [[nodiscard]] static Result<std::unique_ptr<Archive>> open(const std::filesystem::path& path,
                                                             const Options& options);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  Archive(Archive&&) = delete;
  Archive& operator=(Archive&&) = delete;

  /// InvalidArgument (the message begins with the parameter's name and a colon) for a cursor of
  /// another request or an unknown tz; Expired for a cursor whose generation is gone.
  [[nodiscard]] Result<SearchResult> search(const SearchRequest& request);

  /// The generation served now, and the time limit of one search, which begins now.
  [[nodiscard]] Pin pin() const;

  /// The same in the generation of @p pin, or in the cursor's, and within its time limit, waiting
  /// for its turn included.
  [[nodiscard]] Result<SearchResult> search(const SearchRequest& request, const Pin& pin);

  /// All articles of a request's selection, newest first, after the first @p skip of those that its
  /// cursor goes on with. The request's sort must be Newest; page, size and what to tell of the
  /// articles do not count. Errors as for search(); Busy also beyond so many streams at a time as
  /// searches.
  [[nodiscard]] Result<ArticleStream> stream(const SearchRequest& request, std::uint64_t skip);

  /// The article of that id as it is now, or as it stood at @p as_of. NotFound otherwise.
  [[nodiscard]] Result<Hit> article(std::string_view id, std::optional<std::int64_t> as_of);

  /// Facts about the archive, as it is now or as it stood at @p as_of.
  [[nodiscard]] Result<ArchiveStats> stats(std::optional<std::int64_t> as_of);

  /// All values of a field among the articles of a selection, counted as facets are, a page of
  /// them. InvalidArgument for an unknown tz.
  [[nodiscard]] Result<ValueList> values(schema::FieldId field, const Selection& selection,
                                         FacetMode mode, const ListRequest& request);

  /// All values of a field as of @p as_of, with the dates of their articles, a page of them.
  [[nodiscard]] Result<ValueList> list(schema::FieldId field, std::optional<std::int64_t> as_of,
                                       const ListRequest& request);

  /// Who carried a stock symbol, on the day @p on or ever, and what the archive holds of it.
  [[nodiscard]] Result<TickerInfo> ticker(std::string_view symbol,
                                          const std::optional<Timestamp>& on,
                                          std::optional<std::int64_t> as_of);

  /// Completes what is being typed.
  [[nodiscard]] Result<Completions> complete(const CompletionRequest& request);

  /// Counts over time, a series for each query or each value of a field. InvalidArgument for an
  /// unknown tz and for `by` with several queries.
  [[nodiscard]] Result<Timeline> timeline(const Selection& selection,
                                          const TimelineRequest& request);

  /// The @p size articles most like the one of that id, as of @p as_of. NotFound otherwise.
  [[nodiscard]] Result<RelatedArticles> related(std::string_view id,
                                                std::optional<std::int64_t> as_of,
                                                std::uint32_t size);

  /// The @p size terms that set a selection apart. InvalidArgument for an unknown tz.
  [[nodiscard]] Result<SignificantTerms> terms(const Selection& selection, std::uint32_t size);

  /// Answers a canary query on the generation served; an error says why searchd is not ready.
  [[nodiscard]] Status check_ready();

  /// Looks whether CURRENT names another generation, loads it and swaps it in between two requests.
  /// True when it did. On any doubt the old one stays, and check_ready() goes on to work. Called
  /// from one background thread and on SIGHUP.
  [[nodiscard]] Result<bool> refresh();

  /// Reads the words of the generation served, which completions and spellings are chosen from:
  /// until then those are provisional. open() and refresh() read those of small segments only. A
  /// second for a million articles; false when @p stop was asked for meanwhile. For the thread that
  /// calls refresh().
  [[nodiscard]] Result<bool> read_words(const std::stop_token& stop);

  /// Name of the generation served now.
  [[nodiscard]] std::string generation() const;

 private:
  class Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::searchd
