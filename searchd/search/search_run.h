// SPDX-License-Identifier: GPL-3.0-or-later
// One search over one snapshot, from request to result.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "indexer/base/result.h"
#include "searchd/search/answer_source.h"
#include "searchd/search/cursor.h"
#include "searchd/search/deadline.h"
#include "searchd/search/ordering.h"
#include "searchd/search/ranking.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_result.h"
#include "searchd/search/selected_articles.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// Results by relevance end here; a cursor goes on by date.
inline constexpr std::uint64_t kMaxRanked = 10'000;

/// Lives for one search, on one thread. May throw DeadlineExceeded and what Xapian throws.
class SearchRun {
 public:
  /// @p source must outlive the call. @p cursor is the request's, decoded and checked; none for a
  /// search by page. InvalidArgument for an unknown tz.
  [[nodiscard]] static Result<SearchResult> run(const AnswerSource& source,
                                                const SearchRequest& request,
                                                const std::optional<Cursor>& cursor);

 private:
  SearchRun(const AnswerSource& source, const SearchRequest& request, SelectedArticles articles,
            std::uint64_t offset);

  [[nodiscard]] std::optional<RecencyPrior> recency() const;
  [[nodiscard]] Ranking ranking() const;
  [[nodiscard]] std::vector<RankedDoc> page(Window window) const;
  [[nodiscard]] std::vector<RankedDoc> page_by_relevance(Window window) const;

  void tell_query();
  void tell_counts();
  void tell_facets();
  void tell_histogram();
  [[nodiscard]] Status tell_hits();
  void tell_scores(std::span<const RankedDoc> page);

  const Snapshot& snapshot_;
  const Handles& handles_;
  const Companies& companies_;
  const SearchRequest& request_;
  const Deadline& deadline_;
  SelectedArticles articles_;
  std::uint64_t offset_;  // rows before the page
  SearchResult result_;
};

}  // namespace dateline::searchd
