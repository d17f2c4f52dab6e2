// SPDX-License-Identifier: GPL-3.0-or-later
// A date is a bag of parts (day, month, year, clock, zone) in any order that people use, each at
// most once, and nothing else.
#include "indexer/extract/printed_date.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "indexer/extract/calendar_names.h"
#include "indexer/extract/date_tokens.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestDate = 120;  // bytes of a text that is a date as a whole
constexpr std::size_t kMostTokens = 24;    // of a date within a text
constexpr int kFirstTwoDigitYear = 70;     // 70 is 1970, 69 is 2069
constexpr std::int64_t kMostOffsetHours = 14;

using Tokens = std::span<const DateToken>;

/// An era of Japan, by the year before its first.
struct Era {
  std::string_view first;
  std::string_view second;
  int before;
};
constexpr std::array kEras = {Era{"令", "和", 2018}, Era{"平", "成", 1988}, Era{"昭", "和", 1925}};

struct Parts {
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;
  std::optional<CivilTime> clock;
  bool has_seconds = false;
  std::optional<bool> afternoon;
  std::optional<std::int64_t> offset;
  std::string_view region;
  std::string order;  // of "DMY" as they came
};

/// Fills an empty part; false when it was there already: two days make no date.
template <typename T>
bool fill(std::optional<T>& part, T value) {
  if (part) {
    return false;
  }
  part = value;
  return true;
}

int four_digits(std::int64_t year) {
  return static_cast<int>(year < kFirstTwoDigitYear ? year + 2000 : year + 1900);
}

/// Takes the parts of one date off a row of tokens.
class DateTaker {
 public:
  enum class Extent { Whole, Within };

  DateTaker(Tokens tokens, DateOrder order, Extent extent)
      : tokens_(tokens), order_(order), extent_(extent) {}

  /// Moves past the next part or filler; false when the next token is none.
  bool take_next() {
    const std::size_t before = at_;
    const bool taken = token().is_number() ? take_number() : take_other();
    return taken && at_ > before;
  }

  [[nodiscard]] bool done() const { return at_ >= tokens_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }

  /// The date of the parts so far.
  [[nodiscard]] std::optional<PrintedDate> date() const;

 private:
  [[nodiscard]] const DateToken& token(std::size_t ahead = 0) const {
    static const DateToken none;
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : none;
  }
  [[nodiscard]] bool number_at(std::size_t ahead, std::size_t fewest, std::size_t most) const {
    const DateToken& next = token(ahead);
    return next.is_number() && next.digits >= fewest && next.digits <= most;
  }
  [[nodiscard]] bool sign_at(std::size_t ahead, std::string_view sign) const {
    return token(ahead).is_sign(sign);
  }
  [[nodiscard]] bool word_at(std::size_t ahead, std::string_view word) const {
    return token(ahead).is_word() && token(ahead).text == word;
  }
  bool move(std::size_t count) {
    at_ += count;
    return true;
  }

  bool fill_year(int year) { return mark('Y') && fill(parts_.year, year); }
  bool fill_month(int month) { return mark('M') && fill(parts_.month, month); }
  bool fill_day(std::int64_t day) { return mark('D') && fill(parts_.day, static_cast<int>(day)); }
  bool mark(char part) {
    parts_.order += part;
    return true;
  }
  bool fill_clock(const DateToken& hour, const DateToken* minute, const DateToken* second);

  bool take_number();
  bool take_other();
  bool take_unit();
  bool take_unit_of_date();
  bool take_unit_of_clock();
  bool take_colon_clock();
  bool take_military_clock();
  bool take_spoken_clock();
  bool take_numeric_date();
  bool fill_date(const DateToken& year, const DateToken& month, const DateToken& day);
  [[nodiscard]] std::optional<bool> leads_with_month(const DateToken& first,
                                                     const DateToken& second,
                                                     std::string_view sign) const;
  bool take_compact();
  bool take_year_or_day();
  bool take_era();
  bool take_half_of_day(std::size_t ahead);
  bool take_leading_half();
  bool take_zone();
  bool take_offset();
  bool take_word();
  bool take_sign();

  Tokens tokens_;
  DateOrder order_;
  Extent extent_;
  std::size_t at_ = 0;
  Parts parts_;
};

bool DateTaker::fill_clock(const DateToken& hour, const DateToken* minute,
                           const DateToken* second) {
  parts_.has_seconds = second != nullptr;
  return fill(parts_.clock,
              CivilTime{.hour = static_cast<int>(hour.value),
                        .minute = minute == nullptr ? 0 : static_cast<int>(minute->value),
                        .second = second == nullptr ? 0 : static_cast<int>(second->value)});
}

/// "4:21", "04:21:30", "4:21:30.55", with "am" behind.
bool DateTaker::take_colon_clock() {
  if (!number_at(0, 1, 2) || !sign_at(1, ":") || !number_at(2, 2, 2)) {
    return false;
  }
  const bool seconds = sign_at(3, ":") && number_at(4, 2, 2);
  if (!fill_clock(token(), &token(2), seconds ? &token(4) : nullptr)) {
    return false;
  }
  move(seconds ? 5 : 3);
  if (seconds && (sign_at(0, ".") || sign_at(0, ",")) && number_at(1, 1, 9) &&
      !token(1).after_gap) {
    move(2);
  }
  take_half_of_day(0);
  return true;
}

/// "0421 GMT", unless a year is due.
bool DateTaker::take_military_clock() {
  const bool due = parts_.day && parts_.month && !parts_.year;
  const bool marked = word_at(1, "gmt") || word_at(1, "utc") || word_at(1, "hrs");
  if (due || !marked || !number_at(0, 4, 4)) {
    return false;
  }
  const auto value = static_cast<int>(token().value);
  return fill(parts_.clock, CivilTime{.hour = value / 100, .minute = value % 100}) && move(1);
}

/// "16h21", "16h", "16.21 Uhr", "16 Uhr", "kl. 16.21", "4 pm", "4.21 p.m.".
bool DateTaker::take_spoken_clock() {
  if (!number_at(0, 1, 2)) {
    return false;
  }
  const bool announced = at_ > 0 && (announces_clock(tokens_[at_ - 1].text) ||
                                     (at_ > 1 && announces_clock(tokens_[at_ - 2].text)));
  if (word_at(1, "h") || word_at(1, "uhr")) {
    const bool minutes = word_at(1, "h") && number_at(2, 2, 2) && !token(2).after_gap;
    return fill_clock(token(), minutes ? &token(2) : nullptr, nullptr) && move(minutes ? 3 : 2);
  }
  if (sign_at(1, ".") && number_at(2, 2, 2) && !token(2).after_gap) {
    const DateToken& hour = token();
    const DateToken& minute = token(2);
    if (announced || word_at(3, "uhr")) {
      return fill_clock(hour, &minute, nullptr) && move(3);
    }
    return take_half_of_day(3) && fill_clock(hour, &minute, nullptr);
  }
  const DateToken& hour = token();
  return take_half_of_day(1) && fill_clock(hour, nullptr, nullptr);
}

/// "am", "p.m." at @p ahead; moves past it.
bool DateTaker::take_half_of_day(std::size_t ahead) {
  std::string word = token(ahead).text;
  std::size_t length = 1;
  if ((word == "a" || word == "p") && sign_at(ahead + 1, ".") && word_at(ahead + 2, "m")) {
    word += "m";
    length = sign_at(ahead + 3, ".") ? 4 : 3;
  }
  const std::optional<bool> afternoon = names_afternoon(word);
  // The German "16:21 am 4. März" means no half of the day.
  const bool contradicts = afternoon == false && parts_.clock && parts_.clock->hour > 12;
  return afternoon && !contradicts && token(ahead).is_word() &&
         fill(parts_.afternoon, *afternoon) && move(ahead + length);
}

/// The half of the day before the hour: "午後4時".
bool DateTaker::take_leading_half() {
  constexpr std::size_t kBytes = 3;  // of one character
  if (token().text.size() != kBytes || !token(1).is_word() || token(1).text.size() != kBytes) {
    return false;
  }
  const std::optional<bool> afternoon = names_afternoon(token().text + token(1).text);
  return afternoon && fill(parts_.afternoon, *afternoon) && move(2);
}

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

bool DateTaker::take_unit_of_clock() {
  const std::string& unit = token(1).text;
  const bool hour = unit == "時" || unit == "时" || unit == "시" || unit == "点";
  const bool minute = unit == "分" || unit == "분";
  const bool second = unit == "秒" || unit == "초";
  if (hour) {
    return fill_clock(token(), nullptr, nullptr) && move(2);
  }
  if (!parts_.clock || (!minute && !second)) {
    return false;
  }
  (minute ? parts_.clock->minute : parts_.clock->second) = static_cast<int>(token().value);
  parts_.has_seconds = parts_.has_seconds || second;
  return move(2);
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

bool DateTaker::take_zone() {
  const std::optional<NamedZone> zone = zone_named(token().text);
  if (!zone || !parts_.clock) {
    return false;
  }
  if (zone->offset && parts_.offset && *parts_.offset != *zone->offset) {
    return false;  // "+0000 (GMT)" names one zone twice, "+0100 (GMT)" two
  }
  parts_.offset = zone->offset ? zone->offset : parts_.offset;
  parts_.region = zone->region;
  return move(1);
}

/// "+02:00", "-0400", "+2".
bool DateTaker::take_offset() {
  const bool named = parts_.offset == 0 && (at_ > 0 && tokens_[at_ - 1].is_word());
  if (!parts_.clock || (parts_.offset && !named) || !token(1).is_number() || token(1).after_gap) {
    return false;
  }
  const bool minus = sign_at(0, "-") || sign_at(0, "−");
  if ((!minus && !sign_at(0, "+")) || token(1).digits > 4 || token(1).digits == 3) {
    return false;
  }
  const bool split = token(1).digits <= 2;
  const bool with_minutes = split && sign_at(2, ":") && number_at(3, 2, 2);
  if (with_minutes && minus && !parts_.has_seconds) {
    return false;  // "10:00-12:00" is a span of time
  }
  const std::int64_t hours = split ? token(1).value : token(1).value / 100;
  const std::int64_t minutes = with_minutes ? token(3).value : (split ? 0 : token(1).value % 100);
  if (hours > kMostOffsetHours || minutes > 59) {
    return false;
  }
  const std::int64_t seconds = hours * 3600 + minutes * 60;
  parts_.offset = minus ? -seconds : seconds;
  return move(with_minutes ? 4 : 2);
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
