// SPDX-License-Identifier: GPL-3.0-or-later
// How many articles fall into each hour, day, week, month or year of a zone.
#pragma once

#include <span>
#include <string>

#include "searchd/search/deadline.h"
#include "searchd/search/search_result.h"
#include "searchd/search/snapshot.h"
#include "searchd/search/time_zone.h"

namespace dateline::searchd {

struct HistogramRequest {
  schema::FieldId field = schema::FieldId::Published;
  Interval interval = Interval::Auto;  // Auto: the finest that keeps a chart readable
  std::string tz = "UTC";
  const TimeZone& zone;
  bool distinct_articles = false;
};

/// Buckets without gaps from the first to the last article in @p rows. A civil period (a day, a
/// month) falls where it begins, whatever the zone. Articles without a time are `undated`; the
/// counts of all buckets and `undated` add up to the articles in @p rows. Of an article of which
/// several wordings are in @p rows the last one counts. @p everything holds what the same request
/// without q and filters would see, for the totals.
[[nodiscard]] Histogram count_histogram(const Snapshot& snapshot, std::span<const RowSet> rows,
                                        std::span<const RowSet> everything,
                                        const HistogramRequest& request, const Deadline& deadline);

}  // namespace dateline::searchd
