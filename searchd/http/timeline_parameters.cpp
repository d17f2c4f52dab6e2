// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/timeline_parameters.h"

#include <array>
#include <cstdint>
#include <string>

#include "searchd/http/names.h"
#include "searchd/http/parameter_values.h"

namespace dateline::searchd {
namespace {

constexpr Takers kTimeline = taker(Endpoint::Timeline);

Verdict add_query(SearchCall& call, std::string_view value) {
  if (Verdict too_long = check_query(value)) {
    return too_long;
  }
  if (call.timeline.queries.size() == kMaxTimelineQueries) {
    return Refusal{.hint = "there are more than 10"};
  }
  call.timeline.queries.emplace_back(value);
  return std::nullopt;
}

Verdict set_by(SearchCall& call, std::string_view value) {
  return set_named(kFacetNames, value, call.timeline.by);
}

Verdict set_interval(SearchCall& call, std::string_view value) {
  return value == name_of(kIntervalNames, Interval::Off)
             ? kRefused
             : set_named(kIntervalNames, value, call.timeline.interval);
}

Verdict set_size(SearchCall& call, std::string_view value) {
  return set_number(value, 1U, kMaxSeries, call.timeline.size);
}

constexpr std::array kRows = {
    ApiParameter{"q", kTimeline, Repeat::Anew, "at most 10 queries of at most 2048 bytes",
                 "what to count; a series for each; empty counts every article", add_query, true},
    ApiParameter{"by", kTimeline, Repeat::Never,
                 "ticker, topic, source, author, place, agency or lang",
                 "a series for each value of this field", set_by},
    ApiParameter{"interval", kTimeline, Repeat::Never, "auto, hour, day, week, month or year",
                 "length of the buckets", set_interval},
    ApiParameter{"size", kTimeline, Repeat::Never, "a number from 1 to 50",
                 "values with by, the largest first; selected ones alone if there are any",
                 set_size},
};

}  // namespace

std::span<const ApiParameter> timeline_parameters() {
  return kRows;
}

}  // namespace dateline::searchd
