// SPDX-License-Identifier: GPL-3.0-or-later
// Calendar arithmetic by <chrono>, and one strict reader of ISO dates. No time zones: an offset in
// the text is applied, anything else is UTC.
#include "indexer/base/timestamp.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

namespace dateline {
namespace {

namespace ch = std::chrono;

constexpr std::array<std::string_view, 6> kPrecisionNames = {"none", "year",   "month",
                                                             "day",  "minute", "second"};
constexpr int kFirstYear = 1000;
constexpr int kLastYear = 9999;
constexpr std::int64_t kStartOfYear1 = -62135596800;
constexpr std::int64_t kStartOfYear1000 = -30610224000;
constexpr std::int64_t kEndOfYear9999 = 253402300799;

std::int64_t start_of_day(ch::year_month_day date) {
  return ch::sys_seconds(ch::sys_days(date)).time_since_epoch().count();
}

ch::year_month_day date_of(std::int64_t seconds) {
  return {ch::floor<ch::days>(ch::sys_seconds(ch::seconds(seconds)))};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads an ISO date from left to right; every step leaves the rest in rest_.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : rest_(text) {}

  std::optional<ParsedDate> read() {
    if (!number(4, civil_.year)) {
      return std::nullopt;
    }
    if (rest_.empty()) {
      return finish(Precision::Year);
    }
    if (!skip('-') || !number(2, civil_.month)) {
      return std::nullopt;
    }
    if (rest_.empty()) {
      return finish(Precision::Month);
    }
    if (!skip('-') || !number(2, civil_.day)) {
      return std::nullopt;
    }
    if (rest_.empty()) {
      return finish(Precision::Day);
    }
    return read_time();
  }

 private:
  std::optional<ParsedDate> read_time() {
    Precision precision = Precision::Minute;
    if ((!skip('T') && !skip('t') && !skip(' ')) || !number(2, civil_.hour) || !skip(':') ||
        !number(2, civil_.minute)) {
      return std::nullopt;
    }
    if (skip(':')) {
      precision = Precision::Second;
      if (!number(2, civil_.second) || !skip_fraction()) {
        return std::nullopt;
      }
    }
    if (!rest_.empty() && !read_zone()) {
      return std::nullopt;
    }
    return finish(precision);
  }

  bool skip_fraction() {
    if (!skip('.') && !skip(',')) {
      return true;
    }
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_digit);
    const auto digits = static_cast<std::size_t>(end - rest_.begin());
    rest_.remove_prefix(digits);
    return digits > 0;
  }

  bool read_zone() {
    has_zone_ = true;
    if (skip('Z') || skip('z')) {
      return rest_.empty();
    }
    const int sign = skip('-') ? -1 : 1;
    if (sign == 1 && !skip('+')) {
      return false;
    }
    int hours = 0;
    int minutes = 0;
    if (!number(2, hours)) {
      return false;
    }
    if (!rest_.empty()) {
      skip(':');
      if (!number(2, minutes)) {
        return false;
      }
    }
    offset_ = sign * (hours * 3600 + minutes * 60);
    return rest_.empty() && hours < 24 && minutes < 60;
  }

  [[nodiscard]] std::optional<ParsedDate> finish(Precision precision) const {
    if (civil_.year < kFirstYear || !is_valid(civil_)) {
      return std::nullopt;
    }
    const std::int64_t seconds = to_seconds(civil_) - offset_;
    if (seconds < kStartOfYear1000 || seconds > kEndOfYear9999) {  // an offset may lead there
      return std::nullopt;
    }
    return ParsedDate{{seconds, precision}, has_zone_};
  }

  bool skip(char expected) {
    if (!rest_.starts_with(expected)) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }

  bool number(std::size_t digits, int& value) {
    if (rest_.size() < digits || !std::all_of(rest_.begin(), rest_.begin() + digits, is_digit)) {
      return false;
    }
    value = 0;
    for (const char c : rest_.substr(0, digits)) {
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(digits);
    return true;
  }

  std::string_view rest_;
  CivilTime civil_;
  int offset_ = 0;
  bool has_zone_ = false;
};

/// Appends @p value with leading zeros up to @p width digits.
void append_padded(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  out.append(width > digits.size() ? width - digits.size() : 0, '0').append(digits);
}

std::string format_day(const CivilTime& civil) {
  std::string out;
  append_padded(out, civil.year, 4);
  out += '-';
  append_padded(out, civil.month, 2);
  out += '-';
  append_padded(out, civil.day, 2);
  return out;
}

}  // namespace

std::string_view to_string(Precision precision) {
  return kPrecisionNames.at(static_cast<std::size_t>(precision));
}

std::optional<Precision> precision_from_string(std::string_view name) {
  const auto* const found = std::find(kPrecisionNames.begin(), kPrecisionNames.end(), name);
  if (found == kPrecisionNames.end()) {
    return std::nullopt;
  }
  return static_cast<Precision>(found - kPrecisionNames.begin());
}

std::int64_t period_end(const Timestamp& time) {
  const ch::year_month_day date = date_of(time.seconds);
  switch (time.precision) {
    case Precision::Year:
      return start_of_day((date.year() + ch::years(1)) / ch::January / 1);
    case Precision::Month:
      return start_of_day((date.year() / date.month() + ch::months(1)) / 1);
    case Precision::Day:
      return start_of_day(date) + ch::seconds(ch::days(1)).count();
    case Precision::None:
    case Precision::Minute:
    case Precision::Second:
      return time.seconds;
  }
  return time.seconds;
}

std::int64_t latest_second(const Timestamp& time) {
  return time.is_period() ? period_end(time) - 1 : time.seconds;
}

bool is_valid(const CivilTime& civil) {
  const auto within = [](int value, int low, int high) { return value >= low && value <= high; };
  return within(civil.year, 1, kLastYear) && within(civil.month, 1, 12) &&
         within(civil.day, 1, 31) && within(civil.hour, 0, 23) && within(civil.minute, 0, 59) &&
         within(civil.second, 0, 59) &&
         ch::year_month_day(ch::year(civil.year), ch::month(static_cast<unsigned>(civil.month)),
                            ch::day(static_cast<unsigned>(civil.day)))
             .ok();
}

std::int64_t to_seconds(const CivilTime& civil) {
  const ch::year_month_day date(ch::year(civil.year), ch::month(static_cast<unsigned>(civil.month)),
                                ch::day(static_cast<unsigned>(civil.day)));
  return start_of_day(date) + std::int64_t{civil.hour} * 3600 + std::int64_t{civil.minute} * 60 +
         civil.second;
}

CivilTime to_civil(std::int64_t seconds) {
  const std::int64_t clamped = std::clamp(seconds, kStartOfYear1, kEndOfYear9999);
  const ch::year_month_day date = date_of(clamped);
  const auto of_day = static_cast<int>(clamped - start_of_day(date));
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day())),
          .hour = of_day / 3600,
          .minute = of_day / 60 % 60,
          .second = of_day % 60};
}

std::optional<ParsedDate> parse_iso_date(std::string_view text) {
  return DateReader(text).read();
}

std::string to_rfc3339(std::int64_t seconds) {
  const CivilTime civil = to_civil(seconds);
  std::string out = format_day(civil);
  out += 'T';
  append_padded(out, civil.hour, 2);
  out += ':';
  append_padded(out, civil.minute, 2);
  out += ':';
  append_padded(out, civil.second, 2);
  out += 'Z';
  return out;
}

std::string to_iso_day(std::int64_t seconds) {
  return format_day(to_civil(seconds));
}

std::int64_t now_seconds() {
  return ch::floor<ch::seconds>(ch::system_clock::now()).time_since_epoch().count();
}

}  // namespace dateline
