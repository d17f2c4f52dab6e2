// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/timeline_json.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "indexer/base/timestamp.h"
#include "searchd/http/hit_json.h"
#include "searchd/http/names.h"
#include "searchd/http/query_json.h"

namespace dateline::searchd {
namespace {

double share(std::uint64_t count, std::uint64_t total) {
  return total == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(total);
}

Json buckets_json(const Timeline& timeline) {
  Json buckets = Json::array();
  for (const TimelineBucket& bucket : timeline.buckets) {
    buckets.push_back({{"from", to_rfc3339(bucket.from)},
                       {"to", to_rfc3339(bucket.to)},
                       {"total", bucket.total}});
  }
  return buckets;
}

Json series_json(const SearchCall& call, const Timeline& timeline, const TimelineSeries& series) {
  Selection selection = call.request.selection;
  selection.q = series.q;
  Json counts = Json::array();
  Json shares = Json::array();
  for (std::size_t i = 0; i < series.counts.size(); ++i) {
    counts.push_back(series.counts[i]);
    shares.push_back(share(series.counts[i], timeline.buckets[i].total));
  }
  return {
      {"query", query_json(selection, series.query, {.from = timeline.from, .to = timeline.to})},
      {"value", series.value ? Json(series.value->value) : Json(nullptr)},
      {"articles", series.articles},
      {"relation", series.lower_bound ? "gte" : "eq"},
      {"share", share(series.articles, timeline.coverage)},
      {"undated", series.undated},
      {"counts", std::move(counts)},
      {"shares", std::move(shares)}};
}

/// Whether the interval had to be wider than asked for.
Json warnings_json(const SearchCall& call, const Timeline& timeline) {
  const Interval asked = call.timeline.interval;
  Json warnings = Json::array();
  if (asked != Interval::Auto && asked != timeline.interval && !timeline.buckets.empty()) {
    warnings.push_back(
        "the interval was widened: there are at most 2,000 buckets, and 40,000 counts in all "
        "series");
  }
  return warnings;
}

}  // namespace

std::string timeline_json(const SearchCall& call, const Timeline& timeline) {
  const Selection& selection = call.request.selection;
  Json series = Json::array();
  for (const TimelineSeries& one : timeline.series) {
    series.push_back(series_json(call, timeline, one));
  }
  return dump(
      {{"index", index_json(timeline.index)},
       {"as_of", instant_or_null(selection.as_of)},
       {"field", name_of(kDateFieldNames, selection.date_field)},
       {"interval", name_of(kIntervalNames, timeline.interval)},
       {"tz", selection.tz},
       {"by", call.timeline.by ? Json(name_of(kFacetNames, *call.timeline.by)) : Json(nullptr)},
       {"distinct", timeline.distinct ? Json(*timeline.distinct) : Json(nullptr)},
       {"articles", timeline.coverage},
       {"undated", timeline.undated},
       {"buckets", buckets_json(timeline)},
       {"series", std::move(series)},
       {"warnings", warnings_json(call, timeline)}});
}

}  // namespace dateline::searchd
