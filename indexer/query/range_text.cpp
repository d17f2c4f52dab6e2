// SPDX-License-Identifier: GPL-3.0-or-later
// A range is taken apart once, for any kind of value; what a value is and which one follows another
// is told by a small struct of functions each for dates and for numbers.
#include "indexer/query/range_text.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>

#include "indexer/base/timestamp.h"

namespace dateline::query {
namespace {

constexpr std::size_t kMaxDigits = 9;
constexpr std::size_t kMaxAgeDigits = 5;
constexpr std::string_view kAgeUnits = "hdwmy";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_number(std::string_view text, std::size_t max_digits) {
  return !text.empty() && text.size() <= max_digits &&
         std::all_of(text.begin(), text.end(), is_digit);
}

bool is_age(std::string_view text) {
  return text.size() >= 2 && kAgeUnits.find(text.back()) != std::string_view::npos &&
         is_number(text.substr(0, text.size() - 1), kMaxAgeDigits);
}

/// The period before or after the one of @p time, or the second for an instant.
std::string neighbour(const Timestamp& time, bool later) {
  const std::int64_t seconds = later ? latest_second(time) + 1 : time.seconds - 1;
  std::string day = to_iso_day(seconds);
  switch (time.precision) {
    case Precision::Year:
      return day.substr(0, 4);
    case Precision::Month:
      return day.substr(0, 7);
    case Precision::Day:
      return day;
    case Precision::None:
    case Precision::Minute:
    case Precision::Second:
      return to_rfc3339(seconds);
  }
  return {};
}

/// A value is kept as text; "" is none.
struct Dates {
  static std::string read(std::string_view text) {
    if (text.starts_with('-')) {
      text.remove_prefix(1);
      return is_age(text) ? std::string(text) : "";
    }
    const auto date = parse_iso_date(text);
    if (date && !date->time.is_period() && !date->has_zone) {
      return {};
    }
    std::string value(date || is_age(text) ? text : "");
    std::replace(value.begin(), value.end(), ' ', 'T');
    return value;
  }

  static std::string next_to(const std::string& value, bool later) {
    const auto date = parse_iso_date(value);
    if (!date) {
      return value;
    }
    const std::string next = read(neighbour(date->time, later));
    return next == value ? "" : next;  // the calendar ends there
  }

  static bool in_order(const std::string& low, const std::string& high) {
    const auto first = parse_iso_date(low);
    const auto last = parse_iso_date(high);
    return !first || !last || first->time.seconds <= latest_second(last->time);
  }

  static bool means_since(const std::string& value) { return is_age(value); }
};

struct Numbers {
  static std::string read(std::string_view text) {
    return is_number(text, kMaxDigits) ? std::to_string(to_number(text)) : "";
  }

  static std::string next_to(const std::string& value, bool later) {
    return read(std::to_string(to_number(value) + (later ? 1 : -1)));
  }

  static bool in_order(const std::string& low, const std::string& high) {
    return to_number(low) <= to_number(high);
  }

  static bool means_since(const std::string& /*value*/) { return false; }

 private:
  static std::int64_t to_number(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }
};

bool take(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) {
    return false;
  }
  text.remove_prefix(start.size());
  return true;
}

template <typename Values>
std::optional<RangeText> read_half_open(std::string_view text) {
  const bool upwards = text.starts_with('>');
  text.remove_prefix(1);
  const bool inclusive = take(text, "=");
  std::string value = Values::read(text);
  if (!value.empty() && !inclusive) {
    value = Values::next_to(value, upwards);
  }
  if (value.empty()) {
    return std::nullopt;
  }
  return upwards ? RangeText{.low = value, .high = {}} : RangeText{.low = {}, .high = value};
}

template <typename Values>
std::optional<RangeText> read_range(std::string_view text) {
  if (text.starts_with('>') || text.starts_with('<')) {
    return read_half_open<Values>(text);
  }
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const std::string value = Values::read(text);
    if (value.empty()) {
      return std::nullopt;
    }
    return RangeText{.low = value, .high = Values::means_since(value) ? "" : value};
  }
  const std::string_view first = text.substr(0, dots);
  const std::string_view last = text.substr(dots + 2);
  RangeText range{.low = Values::read(first), .high = Values::read(last)};
  const bool unreadable = range.low.empty() != first.empty() || range.high.empty() != last.empty();
  const bool open = range.low.empty() || range.high.empty();
  if (unreadable || (first.empty() && last.empty()) ||
      (!open && !Values::in_order(range.low, range.high))) {
    return std::nullopt;
  }
  return range;
}

}  // namespace

std::optional<RangeText> read_date_range(std::string_view text) {
  return read_range<Dates>(text);
}

std::optional<RangeText> read_number_range(std::string_view text) {
  return read_range<Numbers>(text);
}

std::string to_text(const RangeText& range) {
  if (range.low == range.high && !is_age(range.low)) {
    return range.low;
  }
  if (range.high.empty() && is_age(range.low)) {
    return range.low;
  }
  return range.low + ".." + range.high;
}

}  // namespace dateline::query
