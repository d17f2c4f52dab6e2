// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/time_buckets.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace dateline::searchd {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::size_t kReadableBuckets = 120;

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

}  // namespace

Interval fit_interval(Interval wanted, const ArticleTimes::Ends& ends, std::size_t most) {
  most = wanted == Interval::Auto ? std::min(most, kReadableBuckets) : most;
  Interval interval = wanted == Interval::Auto ? Interval::Hour : wanted;
  const std::int64_t span = std::abs(ends.second - ends.first);
  while (interval != Interval::Year &&
         static_cast<std::size_t>(span / approximate_length(interval)) + 2 > most) {
    interval = static_cast<Interval>(static_cast<std::uint8_t>(interval) + 1);
  }
  return interval;
}

std::vector<Stretch> cut_time(const ArticleTimes::Ends& ends, Interval interval,
                              const TimeZone& zone) {
  std::vector<Stretch> stretches;
  // A clock that was set back may show the later of two instants the earlier hour.
  const auto [first, last] = std::minmax(ends.first, ends.second);
  std::int64_t civil = interval_start(first, interval);
  std::int64_t instant = zone.to_instant(civil);
  while (civil <= last) {
    const std::int64_t next = interval_after(civil, interval);
    const std::int64_t next_instant = zone.to_instant(next);
    stretches.push_back(
        {.from = instant, .to = next_instant, .civil_from = civil, .civil_to = next});
    civil = next;
    instant = next_instant;
  }
  return stretches;
}

}  // namespace dateline::searchd
