// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/printed_date.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/calendar_names.h"
#include "indexer/extract/date_taker.h"
#include "indexer/extract/date_tokens.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestDate = 120;  // bytes of a text that is a date as a whole
constexpr std::size_t kMostTokens = 24;    // of a date within a text

/// True when @p text may hold a number: an ASCII digit, or the first byte of a full-width one.
bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return is_digit(c) || c == '\xEF'; });
}

/// True when a date may begin at token @p i: not in the middle of a longer number such as 1.234.
bool may_begin(Tokens tokens, std::size_t i) {
  const DateToken& token = tokens[i];
  if (!token.is_number()) {
    const auto is_number = [&](std::size_t at) {
      return at < tokens.size() && tokens[at].is_number();
    };
    const bool era = i + 3 < tokens.size() && tokens[i + 3].text == "年";
    const bool month =
        (is_number(i + 1) || is_number(i + 2)) && month_named(token.text).has_value();
    return token.is_word() && (era || month);
  }
  return i < 2 || token.after_gap || tokens[i - 1].kind != DateToken::Kind::Sign ||
         tokens[i - 1].after_gap || !tokens[i - 2].is_number();
}

/// The longest date that begins at token @p i, and the token after it.
std::optional<std::pair<PrintedDate, std::size_t>> date_at(Tokens tokens, std::size_t i,
                                                           DateOrder order) {
  DateTaker taker(tokens.subspan(i, std::min(kMostTokens, tokens.size() - i)), order,
                  DateTaker::Extent::Within);
  std::optional<std::pair<PrintedDate, std::size_t>> best;
  while (!taker.done() && taker.take_next()) {
    const std::optional<PrintedDate> date = taker.date();
    const bool longer = date && date->precision >= Precision::Day &&
                        (!best || date->precision > best->first.precision ||
                         date->offset != best->first.offset || date->region != best->first.region);
    if (longer) {
      best = {*date, i + taker.position()};
    }
  }
  return best;
}

}  // namespace

std::optional<PrintedDate> read_printed_date(std::string_view text, DateOrder order) {
  text = trim(text);
  if (text.size() > kLongestDate || !has_digit(text)) {
    return std::nullopt;
  }
  const std::vector<DateToken> tokens = date_tokens(text);
  DateTaker taker(tokens, order, DateTaker::Extent::Whole);
  while (!taker.done()) {
    if (!taker.take_next()) {
      return std::nullopt;
    }
  }
  return taker.date();
}

std::vector<DateSpan> find_printed_dates(std::string_view text, DateOrder order) {
  std::vector<DateSpan> found;
  if (!has_digit(text)) {
    return found;
  }
  const std::vector<DateToken> tokens = date_tokens(text);
  for (std::size_t i = 0; i < tokens.size();) {
    const auto date = may_begin(tokens, i) ? date_at(tokens, i, order) : std::nullopt;
    if (!date) {
      ++i;
      continue;
    }
    found.push_back(
        {.date = date->first, .begin = tokens[i].begin, .end = tokens[date->second - 1].end});
    i = date->second;
  }
  return found;
}

DateOrder shown_order(std::string_view text) {
  const std::vector<DateToken> tokens = date_tokens(text);
  DateOrder shown = DateOrder::Unknown;
  for (std::size_t i = 0; i + 4 < tokens.size() && shown == DateOrder::Unknown; ++i) {
    const bool shaped = tokens[i].is_number() && tokens[i].digits <= 2 &&
                        tokens[i + 1].is_sign("/") && tokens[i + 2].is_number() &&
                        tokens[i + 2].digits <= 2 && tokens[i + 3].is_sign("/") &&
                        tokens[i + 4].is_number() && tokens[i + 4].digits == 4;
    if (shaped && tokens[i].value > 12 && tokens[i].value <= 31 && tokens[i + 2].value <= 12) {
      shown = DateOrder::DayFirst;
    } else if (shaped && tokens[i + 2].value > 12 && tokens[i + 2].value <= 31 &&
               tokens[i].value <= 12) {
      shown = DateOrder::MonthFirst;
    }
  }
  return shown;
}

}  // namespace dateline::extract
