// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/date_taker.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/calendar_names.h"

namespace dateline::extract {
namespace {

constexpr int kFirstTwoDigitYear = 70;  // 70 is 1970, 69 is 2069

/// An era of Japan, by the year before its first.
struct Era {
  std::string_view first;
  std::string_view second;
  int before;
};
constexpr std::array kEras = {Era{"令", "和", 2018}, Era{"平", "成", 1988}, Era{"昭", "和", 1925}};

int four_digits(std::int64_t year) {
  return static_cast<int>(year < kFirstTwoDigitYear ? year + 2000 : year + 1900);
}

bool apply_half_of_day(CivilTime& clock, std::optional<bool> afternoon) {
  if (!afternoon) {
    return true;
  }
  if (clock.hour > 12) {
    return *afternoon;  // "16:21 PM" says the same thing twice
  }
  if (clock.hour == 0) {
    return !*afternoon;
  }
  clock.hour = clock.hour % 12 + (*afternoon ? 12 : 0);
  return true;
}

bool is_usual_order(std::string_view order) {
  return order == "DMY" || order == "MDY" || order == "YMD" || order == "MY" || order == "YM";
}

}  // namespace

/// "2025年", "3月", "31日", "16時", "21分": a number with the unit behind it.
bool DateTaker::take_unit() {
  if (!token(1).is_word() || token(1).after_gap) {
    return false;
  }
  return (token().digits <= 4 && take_unit_of_date()) ||
         (number_at(0, 1, 2) && take_unit_of_clock());
}

bool DateTaker::take_unit_of_date() {
  const std::string& unit = token(1).text;
  const std::int64_t value = token().value;
  if (unit == "年" || unit == "년") {
    return fill_year(token().digits <= 2 ? four_digits(value) : static_cast<int>(value)) && move(2);
  }
  if (unit == "月" || unit == "월") {
    return fill_month(static_cast<int>(value)) && move(2);
  }
  const bool day = unit == "日" || unit == "号" || unit == "일";
  return day && fill_day(value) && move(2);
}

/// "31.03.2025", "2025/03/31", "31-03-25", with blanks behind the dots as in "31. 3. 2025".
bool DateTaker::take_numeric_date() {
  const std::string& sign = token(1).text;
  if (token(1).kind != DateToken::Kind::Sign ||
      (sign != "." && sign != "/" && sign != "-" && sign != "|") || !number_at(2, 1, 2) ||
      !sign_at(3, sign) || !token(4).is_number()) {
    return false;
  }
  const DateToken& first = token();
  const DateToken& second = token(2);
  const DateToken& third = token(4);
  if (first.digits == 4 && third.digits <= 2) {
    return fill_date(first, second, third);
  }
  // Within a text "5.6.12" may be a version and "5-6-12" anything.
  const bool loose = sign == "-" || (extent_ == Extent::Within && first.digits + second.digits < 4);
  if (first.digits > 2 || (third.digits != 4 && (third.digits != 2 || loose))) {
    return false;
  }
  const std::optional<bool> month_first = leads_with_month(first, second, sign);
  if (!month_first) {
    return false;
  }
  return *month_first ? fill_date(third, first, second) : fill_date(third, second, first);
}

bool DateTaker::fill_date(const DateToken& year, const DateToken& month, const DateToken& day) {
  return fill_day(day.value) && fill_month(static_cast<int>(month.value)) &&
         fill_year(year.digits == 4 ? static_cast<int>(year.value) : four_digits(year.value)) &&
         move(5);
}

/// Whether the month stands before the day; nothing where nobody knows.
std::optional<bool> DateTaker::leads_with_month(const DateToken& first, const DateToken& second,
                                                std::string_view sign) const {
  const bool european = sign == "." || sign == "|";
  const bool day_first = european || second.value <= 12;
  const bool open =
      !european && first.value <= 12 && second.value <= 12 && first.value != second.value;
  if (open && order_ == DateOrder::Unknown) {
    return std::nullopt;
  }
  return open ? order_ == DateOrder::MonthFirst : !day_first;
}

/// "20250331", "202503310421", "20250331042100".
bool DateTaker::take_compact() {
  const DateToken& number = token();
  if (number.digits != 8 && number.digits != 12 && number.digits != 14) {
    return false;
  }
  std::int64_t rest = number.value;
  const auto cut = [&rest] { return static_cast<int>(std::exchange(rest, rest / 100) % 100); };
  CivilTime clock;
  clock.second = number.digits == 14 ? cut() : 0;
  clock.minute = number.digits >= 12 ? cut() : 0;
  clock.hour = number.digits >= 12 ? cut() : 0;
  const int day = cut();
  const int month = cut();
  parts_.has_seconds = number.digits == 14;
  return rest >= 1900 && rest < 2100 && fill_year(static_cast<int>(rest)) && fill_month(month) &&
         fill_day(day) && (number.digits == 8 || fill(parts_.clock, clock)) && move(1);
}

bool DateTaker::take_year_or_day() {
  constexpr auto kOrdinals = std::to_array<std::string_view>(
      {"st", "nd", "rd", "th", "er", "ere", "e", "º", "o", "a", "го"});
  const DateToken& number = token();
  if (number.digits == 4) {
    return fill_year(static_cast<int>(number.value)) && move(1);
  }
  if (number.digits > 2) {
    return false;
  }
  if (parts_.day && parts_.month && !parts_.year && number.digits == 2 &&
      extent_ == Extent::Whole) {
    return fill_year(four_digits(number.value)) && move(1);
  }
  const bool ordinal = token(1).is_word() && !token(1).after_gap &&
                       std::ranges::find(kOrdinals, token(1).text) != kOrdinals.end();
  return fill_day(number.value) && move(ordinal ? 2 : 1);
}

bool DateTaker::take_number() {
  // The clock comes first: "16.21 Uhr" is no day.
  const Parts before = parts_;
  const std::size_t start = at_;
  for (const auto take :
       {&DateTaker::take_unit, &DateTaker::take_colon_clock, &DateTaker::take_military_clock,
        &DateTaker::take_spoken_clock, &DateTaker::take_numeric_date, &DateTaker::take_compact,
        &DateTaker::take_year_or_day}) {
    if ((this->*take)()) {
      return true;
    }
    parts_ = before;
    at_ = start;
  }
  return false;
}

/// "令和7年", "平成元年".
bool DateTaker::take_era() {
  const auto* era = std::ranges::find_if(kEras, [this](const Era& known) {
    return word_at(0, known.first) && word_at(1, known.second);
  });
  if (era == kEras.end() || !word_at(3, "年")) {
    return false;
  }
  const bool first = word_at(2, "元");
  if (!first && !number_at(2, 1, 2)) {
    return false;
  }
  return fill_year(era->before + (first ? 1 : static_cast<int>(token(2).value))) && move(4);
}

bool DateTaker::take_word() {
  const std::string& word = token().text;
  if (take_era()) {
    return true;
  }
  if (take_leading_half()) {
    return true;
  }
  if (const std::optional<int> month = month_named(word); month && !parts_.month) {
    return fill_month(*month) && move(1);
  }
  if (parts_.clock && take_half_of_day(0)) {
    return true;
  }
  constexpr std::string_view kEastAsianDays = "月火水木金土日一二三四五六星期曜週周";
  const bool weekday = is_weekday_name(word) ||
                       (word.size() == 3 && kEastAsianDays.find(word) != std::string_view::npos);
  if (take_zone() || weekday) {
    at_ += weekday ? 1 : 0;
    return true;
  }
  return is_date_filler(word) && move(1);
}

bool DateTaker::take_sign() {
  constexpr auto kSigns = std::to_array<std::string_view>(
      {",", ".", "-", "|", "•", "·",  "–",  "—", "/", "(", ")", "[", "]",
       ":", ";", "'", "’", "@", "、", "。", "‐", "~", "*", "º", "°"});
  const bool known = std::ranges::find(kSigns, token().text) != kSigns.end();
  return known && move(1);
}

bool DateTaker::take_other() {
  if (token().is_word()) {
    return take_word();
  }
  return take_offset() || take_sign();
}

std::optional<PrintedDate> DateTaker::date() const {
  const bool stray = parts_.afternoon && !parts_.clock;
  if (!is_usual_order(parts_.order) || (parts_.clock && !parts_.day) || stray) {
    return std::nullopt;
  }
  CivilTime civil = parts_.clock.value_or(CivilTime{});
  if (!apply_half_of_day(civil, parts_.afternoon)) {
    return std::nullopt;
  }
  civil.year = *parts_.year;
  civil.month = *parts_.month;
  civil.day = parts_.day.value_or(1);
  if (!is_valid(civil) || civil.year < 1000) {
    return std::nullopt;
  }
  if (!parts_.clock) {
    return PrintedDate{
        .civil = civil, .precision = parts_.day ? Precision::Day : Precision::Month, .offset = {}};
  }
  return PrintedDate{.civil = civil,
                     .precision = parts_.has_seconds ? Precision::Second : Precision::Minute,
                     .offset = parts_.offset,
                     .region = parts_.offset ? std::string_view{} : parts_.region};
}

}  // namespace dateline::extract
