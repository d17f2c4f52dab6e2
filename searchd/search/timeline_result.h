// SPDX-License-Identifier: GPL-3.0-or-later
// Counts over time, several series side by side. Plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searchd/search/search_result.h"

namespace dateline::searchd {

/// The counts of all buckets and `undated` add up to `articles`.
struct TimelineSeries {
  QueryEcho query;
  std::string q;                    // as typed
  std::optional<FacetValue> value;  // with `by`
  std::uint64_t articles = 0;
  bool lower_bound = false;  // a wildcard was cut
  std::uint64_t undated = 0;
  std::vector<std::uint64_t> counts;  // one a bucket
};

struct TimelineBucket {
  std::int64_t from = 0;
  std::int64_t to = 0;      // exclusive
  std::uint64_t total = 0;  // all coverage
};

struct Timeline {
  IndexInfo index;
  std::optional<std::int64_t> from;  // resolved range, half-open
  std::optional<std::int64_t> to;
  Interval interval = Interval::Day;      // as resolved; never Auto or Off
  std::uint64_t coverage = 0;             // articles within the dates, without q and filters
  std::uint64_t undated = 0;              // of them
  std::optional<std::uint64_t> distinct;  // values there are, with `by`
  std::vector<TimelineBucket> buckets;    // without gaps, from the first article of any series
                                          // to the last
  std::vector<TimelineSeries> series;     // in the order of the queries, or the largest first
};

}  // namespace dateline::searchd
