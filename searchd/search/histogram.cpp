// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/histogram.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace dateline::searchd {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::size_t kReadableBuckets = 120;

/// Wall-clock moments of all rows, and how many have none.
struct Moments {
  std::vector<std::int64_t> civil;  // sorted
  std::uint64_t undated = 0;
};

/// One row an article: the last of its wordings in @p rows.
std::vector<RowSet> last_wordings(const Snapshot& snapshot, std::span<const RowSet> rows) {
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
  std::vector<RowSet> reduced(rows.size());
  for (const std::optional<DocRef>& doc : last) {
    if (doc) {
      reduced[doc->segment].add(doc->row);
    }
  }
  return reduced;
}

Moments collect(const Snapshot& snapshot, std::span<const RowSet> rows,
                const HistogramRequest& request, const Deadline& deadline) {
  Moments moments;
  std::vector<RowSet> reduced;
  if (request.distinct_articles) {
    reduced = last_wordings(snapshot, rows);
    rows = reduced;
  }
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    const Columns& columns = snapshot.columns(s);
    const std::vector<Timestamp>& times = columns.times(request.field);
    for (const std::uint32_t row : rows[s]) {
      deadline.check();
      const Timestamp& time = times[row];
      if (!time.known()) {
        ++moments.undated;
      } else {
        moments.civil.push_back(time.is_period() ? time.seconds
                                                 : request.zone.to_civil(time.seconds));
      }
    }
  }
  std::ranges::sort(moments.civil);
  return moments;
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

Interval choose(Interval wanted, const Moments& moments) {
  const std::size_t most = wanted == Interval::Auto ? kReadableBuckets : kMaxBuckets;
  Interval interval = wanted == Interval::Auto ? Interval::Hour : wanted;
  const std::int64_t span =
      moments.civil.empty() ? 0 : moments.civil.back() - moments.civil.front();
  while (interval != Interval::Year &&
         static_cast<std::size_t>(span / approximate_length(interval)) + 2 > most) {
    interval = static_cast<Interval>(static_cast<std::uint8_t>(interval) + 1);
  }
  return interval;
}

std::uint64_t count_between(const std::vector<std::int64_t>& sorted, std::int64_t from,
                            std::int64_t to) {
  return static_cast<std::uint64_t>(std::ranges::lower_bound(sorted, to) -
                                    std::ranges::lower_bound(sorted, from));
}

}  // namespace

Histogram count_histogram(const Snapshot& snapshot, std::span<const RowSet> rows,
                          std::span<const RowSet> everything, const HistogramRequest& request,
                          const Deadline& deadline) {
  const Moments found = collect(snapshot, rows, request, deadline);
  const Moments all = collect(snapshot, everything, request, deadline);
  Histogram histogram{.field = request.field,
                      .interval = choose(request.interval, found),
                      .tz = request.tz,
                      .undated = found.undated};
  if (found.civil.empty()) {
    return histogram;
  }
  std::int64_t start = interval_start(found.civil.front(), histogram.interval);
  while (start <= found.civil.back()) {
    const std::int64_t next = interval_after(start, histogram.interval);
    histogram.buckets.push_back({.from = request.zone.to_instant(start),
                                 .to = request.zone.to_instant(next),
                                 .count = count_between(found.civil, start, next),
                                 .total = count_between(all.civil, start, next)});
    start = next;
  }
  return histogram;
}

}  // namespace dateline::searchd
