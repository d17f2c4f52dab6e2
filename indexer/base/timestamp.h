// SPDX-License-Identifier: GPL-3.0-or-later
// Points in time as the archive keeps them: seconds since 1970 UTC, with the precision of the
// source. A date without a time is a civil period and is never shifted by a time zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// How much of a date its source gave. The order is from coarse to fine.
enum class Precision : std::uint8_t { None, Year, Month, Day, Minute, Second };

[[nodiscard]] std::string_view to_string(Precision precision);
[[nodiscard]] std::optional<Precision> precision_from_string(std::string_view name);

/// A point in time. For Year, Month and Day, seconds is the start of the period in UTC and stands
/// for the civil date itself.
struct Timestamp {
  std::int64_t seconds = 0;
  Precision precision = Precision::None;

  [[nodiscard]] constexpr bool known() const { return precision != Precision::None; }
  /// True for a civil period (year, month, day) rather than an instant.
  [[nodiscard]] constexpr bool is_period() const {
    return precision == Precision::Year || precision == Precision::Month ||
           precision == Precision::Day;
  }
  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// The first second after the civil period of @p time; for an instant, the instant itself.
[[nodiscard]] std::int64_t period_end(const Timestamp& time);

/// The last second by which @p time has surely come: the last one of its period, or the instant.
[[nodiscard]] std::int64_t latest_second(const Timestamp& time);

/// A civil date and time of day; no zone. Months and days count from 1.
struct CivilTime {
  int year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  friend bool operator==(const CivilTime&, const CivilTime&) = default;
};

/// True when the calendar has that date and the clock that time (second 60 is refused).
[[nodiscard]] bool is_valid(const CivilTime& civil);
/// Seconds since 1970 of a valid civil time read as UTC, and back. Times outside the years 1 to
/// 9999 come back as the first or last second of them.
[[nodiscard]] std::int64_t to_seconds(const CivilTime& civil);
[[nodiscard]] CivilTime to_civil(std::int64_t seconds);

/// A date as read from text.
struct ParsedDate {
  Timestamp time;
  bool has_zone = false;  // an offset or Z was given; else the time was read as UTC
};

/// Reads `2025`, `2025-03`, `2025-03-31` and RFC 3339 / ISO 8601 date-times (`T` or a space
/// between, seconds and fraction optional, zone `Z`, `+hh:mm`, `+hhmm`, `+hh` or none). The whole
/// text must match. Nothing for anything else and for dates that the calendar lacks. Years 1000 to
/// 9999. A fraction is dropped; precision is Minute without seconds, else Second.
[[nodiscard]] std::optional<ParsedDate> parse_iso_date(std::string_view text);

/// RFC 3339 in UTC with `Z`, to the second.
[[nodiscard]] std::string to_rfc3339(std::int64_t seconds);
/// `2025-03-31` of that second in UTC.
[[nodiscard]] std::string to_iso_day(std::int64_t seconds);

/// The current time of the system clock.
[[nodiscard]] std::int64_t now_seconds();

}  // namespace dateline
