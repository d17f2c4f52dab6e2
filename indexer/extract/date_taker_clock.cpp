// SPDX-License-Identifier: GPL-3.0-or-later
// Clocks and zones of a date.
#include <algorithm>

#include "indexer/extract/calendar_names.h"
#include "indexer/extract/date_taker.h"

namespace dateline::extract {
namespace {

constexpr std::int64_t kMostOffsetHours = 14;

}  // namespace

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

}  // namespace dateline::extract
