// SPDX-License-Identifier: GPL-3.0-or-later
// The articles that a selection finds in a snapshot: its query understood, its dates resolved, and
// the exact set of rows that match. Every answer about a set of articles is made from one of these.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/schema/query_plan.h"
#include "searchd/search/deadline.h"
#include "searchd/search/matching.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_result.h"
#include "searchd/search/snapshot.h"
#include "searchd/search/time_zone.h"

namespace dateline::searchd {

/// With match=auto all bare words are required where at least this many articles have them all.
/// At 20 a first page is full. It is the least of 1, 2, 5, 10, 20, 50 and 100 with which the first
/// ten are as good as those of match=any on every set of tests/quality/ranking/match_quality.py
/// (P@10 of topic and country .461, of three words .159 and .207). A larger one wins MAP (.339, at
/// 50 .353, any .362) only by taking exact totals from questions that have them: 53 of 101 at 50.
inline constexpr std::uint64_t kEnoughArticles = 20;

/// What the first answer of a walk by cursor decided for all of it.
struct Decided {
  MatchMode match = MatchMode::All;  // All or Any
  std::int64_t now = 0;              // what relative dates count from
};

/// Lives for one request, on one thread; snapshot, handles, selection and deadline must outlive it.
/// May throw DeadlineExceeded and what Xapian throws.
class SelectedArticles {
 public:
  /// InvalidArgument for an unknown tz.
  [[nodiscard]] static Result<SelectedArticles> find(const Snapshot& snapshot,
                                                     const Handles& handles,
                                                     const Selection& selection,
                                                     const std::optional<Decided>& decided,
                                                     const Deadline& deadline);

  /// The matching rows.
  [[nodiscard]] const Rows& matches() const { return matches_; }
  /// The rows that the selection's as_of and versions let anyone see.
  [[nodiscard]] const Rows& view() const { return view_; }
  /// The rows a facet of @p field counts over: its own choice of values is left out, so that
  /// siblings of a selected value keep their counts; exclusions and `.all` hold everywhere.
  [[nodiscard]] Rows facet_base(schema::FieldId field) const;

  [[nodiscard]] const schema::QueryPlan& plan() const { return plan_; }
  /// How the bare words are joined, as decided: All or Any.
  [[nodiscard]] MatchMode match() const { return match_; }
  [[nodiscard]] const TimeZone& zone() const { return zone_; }
  [[nodiscard]] const schema::TimeRange& range() const { return range_; }
  /// Ends of the range as instants, half-open; nothing where it is open.
  [[nodiscard]] std::optional<std::int64_t> from() const;
  [[nodiscard]] std::optional<std::int64_t> to() const;
  /// What relative dates count from.
  [[nodiscard]] std::int64_t now() const { return now_; }
  /// True when the selection or its q names dates.
  [[nodiscard]] bool has_dates() const;
  /// True when several wordings of one article may be among the rows.
  [[nodiscard]] bool has_wordings() const { return selection_.versions == Versions::All; }
  /// Distinct articles among the matches.
  [[nodiscard]] std::uint64_t count() const;
  /// True when the counts are lower bounds, because a wildcard was cut.
  [[nodiscard]] bool is_cut() const;
  /// What was understood of q.
  [[nodiscard]] QueryEcho echo() const;

  /// Analyses texts by the rules of the archive.
  [[nodiscard]] schema::Analyzer& analyzer() { return analyzer_; }

 private:
  SelectedArticles(const Snapshot& snapshot, const Handles& handles, const Selection& selection,
                   std::int64_t now, TimeZone zone, const Deadline& deadline);

  void make_plan();
  [[nodiscard]] MatchMode decide_match() const;
  void find_matches();
  [[nodiscard]] Matcher matcher(std::size_t segment) const {
    return {handles_.databases[segment], snapshot_.segment(segment), deadline_};
  }
  [[nodiscard]] Rows evaluate(const schema::PlanNode& plan) const;
  [[nodiscard]] Rows rows_of_filter(const Filter& filter) const;
  [[nodiscard]] Rows rows_of_label(const Filter& filter, const std::string& label) const;
  [[nodiscard]] Rows rows_with_any(const Filter& filter) const;

  const Snapshot& snapshot_;
  const Handles& handles_;
  const Selection& selection_;
  const Deadline& deadline_;
  std::int64_t now_;
  schema::Analyzer analyzer_;
  TimeZone zone_;
  schema::TimeRange range_;
  schema::QueryPlan plan_;
  MatchMode match_ = MatchMode::All;
  Rows view_;
  Rows base_;  // view, q and dates, before the filters
  Rows matches_;
};

}  // namespace dateline::searchd
