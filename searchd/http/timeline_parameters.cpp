// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/timeline_parameters.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <string>

#include "searchd/http/names.h"

namespace dateline::searchd {
namespace {

using Verdict = std::optional<Refusal>;

constexpr Takers kTimeline = taker(Endpoint::Timeline);

const Verdict kRefused = Refusal{};

Verdict add_query(SearchCall& call, std::string_view value) {
  if (value.size() > kMaxQueryBytes) {
    return Refusal{ProblemCode::QueryTooLong, "it has " + std::to_string(value.size()) + " bytes"};
  }
  if (call.timeline.queries.size() == kMaxTimelineQueries) {
    return Refusal{.hint = "there are more than 10"};
  }
  call.timeline.queries.emplace_back(value);
  return std::nullopt;
}

Verdict set_by(SearchCall& call, std::string_view value) {
  call.timeline.by = value_named(kFacetNames, value);
  return call.timeline.by ? std::nullopt : kRefused;
}

Verdict set_interval(SearchCall& call, std::string_view value) {
  const auto interval = value_named(kIntervalNames, value);
  if (!interval || *interval == Interval::Off) {
    return kRefused;
  }
  call.timeline.interval = *interval;
  return std::nullopt;
}

Verdict set_size(SearchCall& call, std::string_view value) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc{} && end == value.data() + value.size();
  if (!whole || number < 1 || number > kMaxSeries) {
    return kRefused;
  }
  call.timeline.size = number;
  return std::nullopt;
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
