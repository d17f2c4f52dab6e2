// SPDX-License-Identifier: GPL-3.0-or-later
// One search over one snapshot, from request to result.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/schema/query_plan.h"
#include "searchd/search/cursor.h"
#include "searchd/search/deadline.h"
#include "searchd/search/matching.h"
#include "searchd/search/ordering.h"
#include "searchd/search/ranking.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_result.h"
#include "searchd/search/snapshot.h"
#include "searchd/search/time_zone.h"

namespace dateline::searchd {

/// Results by relevance end here; a cursor goes on by date.
inline constexpr std::uint64_t kMaxRanked = 10'000;

/// With match=auto all bare words are required where at least this many articles have them all.
inline constexpr std::uint64_t kEnoughArticles = 20;

/// Lives for one search, on one thread. May throw DeadlineExceeded and what Xapian throws.
class SearchRun {
 public:
  /// @p cursor is the request's, decoded and checked; none for a search by page.
  SearchRun(const Snapshot& snapshot, const Handles& handles, const SearchRequest& request,
            const std::optional<Cursor>& cursor, const Deadline& deadline);

  [[nodiscard]] Result<SearchResult> run();

 private:
  using Rows = std::vector<RowSet>;  // one set per segment

  [[nodiscard]] Status open_zone();
  void make_plan();
  void find_matches();
  void decide_match();
  [[nodiscard]] Rows evaluate(const schema::PlanNode& plan) const;
  [[nodiscard]] Rows rows_of_filter(const Filter& filter) const;
  [[nodiscard]] Rows rows_of_label(const Filter& filter, const std::string& label) const;
  [[nodiscard]] Rows rows_with_any(const Filter& filter) const;
  [[nodiscard]] Rows facet_base(schema::FieldId field) const;
  [[nodiscard]] bool has_dates() const;
  [[nodiscard]] std::optional<RecencyPrior> recency() const;
  [[nodiscard]] std::vector<RankedDoc> page(Window window) const;
  [[nodiscard]] std::vector<RankedDoc> page_by_relevance(Window window) const;

  void tell_query();
  void tell_index();
  void tell_counts();
  void tell_facets();
  void tell_histogram();
  [[nodiscard]] Status tell_hits();

  const Snapshot& snapshot_;
  const Handles& handles_;
  const SearchRequest& request_;
  const std::optional<Cursor>& cursor_;
  const Deadline& deadline_;
  schema::Analyzer analyzer_;
  std::optional<TimeZone> zone_;
  schema::TimeRange range_;
  schema::QueryPlan plan_;
  MatchMode match_ = MatchMode::All;
  Rows view_;     // what the request may see at all
  Rows base_;     // view, q and dates, before the filters
  Rows matches_;  // all of it
  SearchResult result_;
};

}  // namespace dateline::searchd
