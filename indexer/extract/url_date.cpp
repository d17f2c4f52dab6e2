// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/url_date.h"

#include <algorithm>
#include <charconv>

#include "indexer/extract/calendar_names.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

/// The number that @p text begins with, and its digits taken off.
std::optional<int> take_digits(std::string_view& text, std::size_t fewest, std::size_t most) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits < fewest || digits > most) {
    return std::nullopt;
  }
  int value = 0;
  std::from_chars(text.data(), text.data() + digits, value);
  text.remove_prefix(digits);
  return value;
}

/// "2025/03/31", "2025-3-31", "2025/mar/31", "20250331" at the start of @p text.
std::optional<CivilTime> day_at(std::string_view text) {
  if (const std::string_view rest = text;
      std::min(rest.find_first_not_of("0123456789"), rest.size()) == 8) {
    const std::optional<PrintedDate> compact = read_printed_date(rest.substr(0, 8));
    return compact ? std::optional(compact->civil) : std::nullopt;
  }
  const std::optional<int> year = take_digits(text, 4, 4);
  if (!year || text.empty() ||
      std::string_view("/-_.").find(text.front()) == std::string_view::npos) {
    return std::nullopt;
  }
  const char mark = text.front();
  text.remove_prefix(1);
  std::optional<int> month = take_digits(text, 1, 2);
  if (const std::size_t end = text.find(mark);
      !month && end != std::string_view::npos && end <= 9) {
    month = month_named(fold_word(text.substr(0, end)));
    text.remove_prefix(end);
  }
  if (!month || text.empty() || text.front() != mark) {
    return std::nullopt;
  }
  text.remove_prefix(1);
  const std::optional<int> day = take_digits(text, 1, 2);
  return day ? std::optional(CivilTime{.year = *year, .month = *month, .day = *day}) : std::nullopt;
}

}  // namespace

std::optional<FoundTime> date_in_url(std::string_view url, const DateRules& dates) {
  constexpr int kFirstYear = 1995;
  const std::size_t host = url.find("://");
  const std::size_t path = host == std::string_view::npos ? host : url.find('/', host + 3);
  for (std::size_t i = path; i < url.size(); ++i) {
    if (!is_digit(url[i]) || is_digit(url[i - 1])) {
      continue;
    }
    const std::optional<CivilTime> day = day_at(url.substr(i));
    if (day && is_valid(*day) && day->year >= kFirstYear) {
      return dates.read(to_iso_day(to_seconds(*day)));
    }
  }
  return std::nullopt;
}

}  // namespace dateline::extract
