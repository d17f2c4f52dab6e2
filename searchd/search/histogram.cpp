// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/histogram.h"

#include "searchd/search/article_times.h"
#include "searchd/search/time_buckets.h"

namespace dateline::searchd {
Histogram count_histogram(const Snapshot& snapshot, std::span<const RowSet> rows,
                          std::span<const RowSet> everything, const HistogramRequest& request,
                          const Deadline& deadline) {
  Rows last_of_rows;
  Rows last_of_everything;
  if (request.distinct_articles) {
    last_of_rows = last_wordings(snapshot, rows);
    last_of_everything = last_wordings(snapshot, everything);
    rows = last_of_rows;
    everything = last_of_everything;
  }
  const auto found = times_of(snapshot, rows, request.field, deadline);
  const auto all = times_of(snapshot, everything, request.field, deadline);
  const auto ends = found->ends(request.zone);
  Histogram histogram{
      .field = request.field,
      .interval = fit_interval(request.interval, ends.value_or(ArticleTimes::Ends{})),
      .tz = request.tz,
      .undated = found->undated()};
  if (!ends) {
    return histogram;
  }
  for (const Stretch& stretch : cut_time(*ends, histogram.interval, request.zone)) {
    deadline.check();
    histogram.buckets.push_back({.from = stretch.from,
                                 .to = stretch.to,
                                 .count = found->count(stretch),
                                 .total = all->count(stretch)});
  }
  return histogram;
}

}  // namespace dateline::searchd
