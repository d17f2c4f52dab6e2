// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/time_zone.h"

#include <utility>

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

namespace dateline::searchd {
namespace {

constexpr double kMillis = 1000.0;
constexpr std::int64_t kMillisInSecond = 1000;
constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kDaysInWeek = 7;
constexpr std::int64_t kMondayOffset = 3;  // 1970-01-01 was a Thursday

std::int64_t floor_to(std::int64_t seconds, std::int64_t unit) {
  const std::int64_t rest = seconds % unit;
  return seconds - (rest < 0 ? rest + unit : rest);
}

}  // namespace

class TimeZone::Zone {
 public:
  explicit Zone(std::unique_ptr<icu::TimeZone> zone) : zone_(std::move(zone)) {}

  /// Offset from UTC at an instant, or at a wall-clock time, in seconds.
  [[nodiscard]] std::int64_t offset(std::int64_t seconds, bool is_wall_clock) const {
    std::int32_t raw = 0;
    std::int32_t dst = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_->getOffset(static_cast<double>(seconds) * kMillis, static_cast<UBool>(is_wall_clock), raw,
                     dst, status);
    return U_FAILURE(status) == 0 ? (std::int64_t{raw} + dst) / kMillisInSecond : 0;
  }

 private:
  std::unique_ptr<icu::TimeZone> zone_;
};

TimeZone::TimeZone(std::shared_ptr<const Zone> zone) : zone_(std::move(zone)) {}

std::optional<TimeZone> TimeZone::open(const std::string& name) {
  const icu::UnicodeString wanted = icu::UnicodeString::fromUTF8(name);
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(wanted));
  if (!zone || *zone == icu::TimeZone::getUnknown()) {
    return std::nullopt;
  }
  return TimeZone(std::make_shared<Zone>(std::move(zone)));
}

std::int64_t TimeZone::to_civil(std::int64_t instant) const {
  return instant + zone_->offset(instant, false);
}

std::int64_t TimeZone::to_instant(std::int64_t civil) const {
  return civil - zone_->offset(civil, true);
}

schema::Clock TimeZone::clock(std::int64_t now) const {
  const TimeZone zone = *this;
  return {.now = now,
          .to_instant = [zone](std::int64_t civil) { return zone.to_instant(civil); },
          .to_civil = [zone](std::int64_t instant) { return zone.to_civil(instant); }};
}

std::int64_t interval_start(std::int64_t civil, Interval interval) {
  switch (interval) {
    case Interval::Hour:
      return floor_to(civil, kHour);
    case Interval::Week:
      return floor_to(civil + kMondayOffset * kDay, kDaysInWeek * kDay) - kMondayOffset * kDay;
    case Interval::Month: {
      const CivilTime date = dateline::to_civil(civil);
      return to_seconds({.year = date.year, .month = date.month});
    }
    case Interval::Year:
      return to_seconds({.year = dateline::to_civil(civil).year});
    case Interval::Off:
    case Interval::Auto:
    case Interval::Day:
      return floor_to(civil, kDay);
  }
  return civil;
}

std::int64_t interval_after(std::int64_t start, Interval interval) {
  constexpr std::int64_t kMoreThanAMonth = 32 * kDay;
  constexpr std::int64_t kMoreThanAYear = 367 * kDay;
  switch (interval) {
    case Interval::Hour:
      return start + kHour;
    case Interval::Week:
      return start + kDaysInWeek * kDay;
    case Interval::Month:
      return interval_start(start + kMoreThanAMonth, interval);
    case Interval::Year:
      return interval_start(start + kMoreThanAYear, interval);
    case Interval::Off:
    case Interval::Auto:
    case Interval::Day:
      return start + kDay;
  }
  return start + kDay;
}

}  // namespace dateline::searchd
