// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/histogram.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "searchd/search/article_times.h"

namespace dateline::searchd {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::size_t kReadableBuckets = 120;

/// One row an article: the last of its wordings in @p rows.
Rows last_wordings(const Snapshot& snapshot, std::span<const RowSet> rows) {
  std::vector<std::optional<DocRef>> last(snapshot.article_numbers());
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    for (const std::uint32_t row : rows[s]) {
      const DocRef doc{.segment = s, .row = row};
      std::optional<DocRef>& kept = last[snapshot.article_number(doc)];
      if (!kept || snapshot.wording_number(*kept) < snapshot.wording_number(doc)) {
        kept = doc;
      }
    }
  }
  Rows reduced(rows.size());
  for (const std::optional<DocRef>& doc : last) {
    if (doc) {
      reduced[doc->segment].add(doc->row);
    }
  }
  return reduced;
}

std::int64_t approximate_length(Interval interval) {
  switch (interval) {
    case Interval::Hour:
      return kDay / 24;
    case Interval::Week:
      return 7 * kDay;
    case Interval::Month:
      return 30 * kDay;
    case Interval::Year:
      return 365 * kDay;
    case Interval::Off:
    case Interval::Auto:
    case Interval::Day:
      return kDay;
  }
  return kDay;
}

Interval choose(Interval wanted, const ArticleTimes::Ends& ends) {
  const std::size_t most = wanted == Interval::Auto ? kReadableBuckets : kMaxBuckets;
  Interval interval = wanted == Interval::Auto ? Interval::Hour : wanted;
  const std::int64_t span = ends.second - ends.first;
  while (interval != Interval::Year &&
         static_cast<std::size_t>(span / approximate_length(interval)) + 2 > most) {
    interval = static_cast<Interval>(static_cast<std::uint8_t>(interval) + 1);
  }
  return interval;
}

}  // namespace

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
  Histogram histogram{.field = request.field,
                      .interval = choose(request.interval, ends.value_or(ArticleTimes::Ends{})),
                      .tz = request.tz,
                      .undated = found->undated()};
  if (!ends) {
    return histogram;
  }
  std::int64_t civil = interval_start(ends->first, histogram.interval);
  Stretch stretch{.to = request.zone.to_instant(civil), .civil_to = civil};
  while (stretch.civil_to <= ends->second) {
    deadline.check();
    civil = interval_after(civil, histogram.interval);
    stretch = {.from = stretch.to,
               .to = request.zone.to_instant(civil),
               .civil_from = stretch.civil_to,
               .civil_to = civil};
    histogram.buckets.push_back({.from = stretch.from,
                                 .to = stretch.to,
                                 .count = found->count(stretch),
                                 .total = all->count(stretch)});
  }
  return histogram;
}

}  // namespace dateline::searchd
