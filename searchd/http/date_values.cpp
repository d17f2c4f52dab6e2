// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/date_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/schema/date_bound.h"

namespace dateline::searchd {
namespace {

constexpr std::int64_t kMaxAmount = 999'999;

struct Amount {
  std::int64_t number = 0;
  char unit = 'd';
};

/// `7d`: digits, then one of the units.
std::optional<Amount> read_amount(std::string_view text) {
  if (text.size() < 2 || text.front() < '0' || text.front() > '9') {
    return std::nullopt;
  }
  Amount amount{.unit = text.back()};
  const char* const unit = text.data() + text.size() - 1;
  const auto [end, error] = std::from_chars(text.data(), unit, amount.number);
  const bool known_unit = std::string_view("hdwmy").find(amount.unit) != std::string_view::npos;
  if (error != std::errc{} || end != unit || amount.number > kMaxAmount || !known_unit) {
    return std::nullopt;
  }
  return amount;
}

/// The three numbers of `31/03/2025`, `2025.3.31` or `3-31-2025`; nothing for other texts.
std::optional<std::array<std::string_view, 3>> three_numbers(std::string_view text) {
  std::array<std::string_view, 3> numbers;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const bool separated = i == 2 ? end == text.size()
                                  : end < text.size() && std::string_view("/.- ").find(text[end]) !=
                                                             std::string_view::npos;
    if (end == 0 || end > 4 || !separated) {
      return std::nullopt;
    }
    numbers[i] = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return numbers;
}

std::string two_digits(std::string_view number) {
  return number.size() == 1 ? "0" + std::string(number) : std::string(number);
}

void add_if_date(std::vector<std::string>& dates, std::string_view year, std::string_view month,
                 std::string_view day) {
  std::string date = std::string(year) + "-" + two_digits(month) + "-" + two_digits(day);
  if (date.size() == 10 && parse_iso_date(date) && std::ranges::find(dates, date) == dates.end()) {
    dates.push_back(std::move(date));
  }
}

/// The calendar dates that @p text may mean, day before month first.
std::vector<std::string> meant_dates(std::string_view text) {
  std::vector<std::string> dates;
  if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos) {
    add_if_date(dates, text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
    return dates;
  }
  const auto numbers = three_numbers(text);
  if (!numbers) {
    return dates;
  }
  const auto& [first, second, third] = *numbers;
  if (first.size() == 4) {
    add_if_date(dates, first, second, third);
  } else if (third.size() == 4) {
    add_if_date(dates, third, second, first);
    add_if_date(dates, third, first, second);
  }
  return dates;
}

std::string hint_for(std::string_view text) {
  if (const auto parsed = parse_iso_date(text); parsed && !parsed->has_zone) {
    return "a time needs a zone: did you mean " + to_rfc3339(parsed->time.seconds) + "?";
  }
  const auto dates = meant_dates(text);
  if (!dates.empty()) {
    return "did you mean " + dates.front() + (dates.size() > 1 ? " or " + dates[1] : "") + "?";
  }
  if (read_amount(text)) {
    return "did you mean -" + std::string(text) + "?";
  }
  if (const std::size_t space = text.rfind(' ');
      space != std::string_view::npos && text.find('T') < space) {
    return "a + in an address means a space; write it as %2B";
  }
  return {};
}

}  // namespace

std::variant<DateBound, DateTrouble> read_date_bound(std::string_view text) {
  const auto bound = schema::parse_date_bound(text);
  const bool relative = bound && bound->kind == DateBound::Kind::Relative;
  if (!bound || (relative && !text.starts_with('-'))) {
    return DateTrouble{hint_for(text)};
  }
  return *bound;
}

std::variant<std::int64_t, DateTrouble> read_instant(std::string_view text) {
  const auto bound = schema::parse_date_bound(text);
  if (bound && bound->kind == DateBound::Kind::Relative) {
    return DateTrouble{"a moment is named by its date, not counted back"};
  }
  if (!bound) {
    return DateTrouble{hint_for(text)};
  }
  return latest_second(bound->date);
}

std::optional<std::int64_t> read_duration(std::string_view text) {
  constexpr std::int64_t kHour = 3600;
  constexpr std::int64_t kDay = 24 * kHour;
  const auto amount = read_amount(text);
  if (!amount || amount->number == 0) {
    return std::nullopt;
  }
  switch (amount->unit) {
    case 'h':
      return amount->number * kHour;
    case 'w':
      return amount->number * 7 * kDay;
    case 'm':
      return amount->number * 30 * kDay;
    case 'y':
      return amount->number * 365 * kDay;
    default:
      return amount->number * kDay;
  }
}

}  // namespace dateline::searchd
