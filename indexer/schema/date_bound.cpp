// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/date_bound.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace dateline::schema {
namespace {

constexpr std::string_view kUnits = "hdwmy";
constexpr std::int64_t kMaxAmount = 100'000;
constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kWeek = 7 * kDay;
constexpr int kMonths = 12;
constexpr int kLongestMonth = 31;

std::optional<DateBound> parse_relative(std::string_view text) {
  if (text.starts_with('-')) {
    text.remove_prefix(1);
  }
  if (text.size() < 2 || kUnits.find(text.back()) == std::string_view::npos) {
    return std::nullopt;
  }
  DateBound bound{.kind = DateBound::Kind::Relative, .unit = text.back()};
  const char* end = text.data() + text.size() - 1;
  const auto parsed = std::from_chars(text.data(), end, bound.amount);
  if (parsed.ec != std::errc{} || parsed.ptr != end || bound.amount < 0 ||
      bound.amount > kMaxAmount) {
    return std::nullopt;
  }
  return bound;
}

/// The same day and time @p months earlier, or the last day of that month.
std::int64_t months_before(std::int64_t civil_seconds, std::int64_t months) {
  CivilTime civil = to_civil(civil_seconds);
  const std::int64_t count = std::int64_t{civil.year} * kMonths + civil.month - 1 - months;
  civil.year = static_cast<int>(count / kMonths);
  civil.month = static_cast<int>(count % kMonths) + 1;
  for (civil.day = std::min(civil.day, kLongestMonth); !is_valid(civil) && civil.day > 1;) {
    --civil.day;
  }
  return is_valid(civil) ? to_seconds(civil) : TimeRange::kBegin;
}

std::int64_t resolve_relative(const DateBound& bound, const Clock& clock) {
  switch (bound.unit) {
    case 'h':
      return clock.now - bound.amount * kHour;
    case 'd':
      return clock.now - bound.amount * kDay;
    case 'w':
      return clock.now - bound.amount * kWeek;
    default: {
      const std::int64_t months = bound.unit == 'y' ? bound.amount * kMonths : bound.amount;
      const std::int64_t civil = months_before(clock.to_civil(clock.now), months);
      return civil == TimeRange::kBegin ? civil : clock.to_instant(civil);
    }
  }
}

struct Ends {
  std::int64_t instant;
  std::int64_t civil;
};

Ends from_instant(std::int64_t instant, const Clock& clock) {
  return {.instant = instant,
          .civil = instant == TimeRange::kBegin ? instant : clock.to_civil(instant)};
}

Ends from_civil(std::int64_t civil, const Clock& clock) {
  return {.instant = clock.to_instant(civil), .civil = civil};
}

}  // namespace

std::optional<DateBound> parse_date_bound(std::string_view text) {
  if (auto relative = parse_relative(text)) {
    return relative;
  }
  const auto parsed = parse_iso_date(text);
  if (!parsed || (!parsed->time.is_period() && !parsed->has_zone)) {
    return std::nullopt;
  }
  return DateBound{.kind = DateBound::Kind::Date, .date = parsed->time};
}

Clock utc_clock(std::int64_t now) {
  const auto same = [](std::int64_t seconds) { return seconds; };
  return {.now = now, .to_instant = same, .to_civil = same};
}

TimeRange resolve_range(const std::optional<DateBound>& from, const std::optional<DateBound>& to,
                        const Clock& clock) {
  TimeRange range;
  if (from) {
    const bool relative = from->kind == DateBound::Kind::Relative;
    const Ends ends = relative                 ? from_instant(resolve_relative(*from, clock), clock)
                      : from->date.is_period() ? from_civil(from->date.seconds, clock)
                                               : from_instant(from->date.seconds, clock);
    range.from = ends.instant;
    range.civil_from = ends.civil;
  }
  if (to) {
    const bool relative = to->kind == DateBound::Kind::Relative;
    const Ends ends = relative               ? from_instant(resolve_relative(*to, clock) + 1, clock)
                      : to->date.is_period() ? from_civil(period_end(to->date), clock)
                                             : from_instant(to->date.seconds + 1, clock);
    range.to = ends.instant;
    range.civil_to = ends.civil;
  }
  return range;
}

std::optional<TimeRange> resolve_date_texts(std::string_view low, std::string_view high,
                                            const Clock& clock) {
  const auto from = parse_date_bound(low);
  const auto to = parse_date_bound(high);
  const bool unreadable = (!low.empty() && !from) || (!high.empty() && !to);
  if (unreadable || (low.empty() && high.empty())) {
    return std::nullopt;
  }
  return resolve_range(from, to, clock);
}

}  // namespace dateline::schema
