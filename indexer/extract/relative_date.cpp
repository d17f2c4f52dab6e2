// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/relative_date.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/extract/calendar_names.h"
#include "indexer/extract/date_tokens.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongest = 60;  // bytes
constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kMonth = 30 * kDay;
constexpr std::int64_t kYear = 365 * kDay;
constexpr std::int64_t kMostUnits = 1000;

struct Unit {
  std::string_view opening;  // of the folded word
  std::int64_t seconds;
  Precision precision;
};

constexpr std::array kUnits = {
    Unit{"min", kMinute, Precision::Minute}, Unit{"мин", kMinute, Precision::Minute},
    Unit{"分", kMinute, Precision::Minute},  Unit{"분", kMinute, Precision::Minute},
    Unit{"hour", kHour, Precision::Day},     Unit{"hr", kHour, Precision::Day},
    Unit{"stunde", kHour, Precision::Day},   Unit{"std", kHour, Precision::Day},
    Unit{"heure", kHour, Precision::Day},    Unit{"hora", kHour, Precision::Day},
    Unit{"ora", kHour, Precision::Day},      Unit{"ore", kHour, Precision::Day},
    Unit{"uur", kHour, Precision::Day},      Unit{"timm", kHour, Precision::Day},
    Unit{"time", kHour, Precision::Day},     Unit{"godz", kHour, Precision::Day},
    Unit{"hodin", kHour, Precision::Day},    Unit{"час", kHour, Precision::Day},
    Unit{"時", kHour, Precision::Day},       Unit{"小", kHour, Precision::Day},
    Unit{"시", kHour, Precision::Day},       Unit{"day", kDay, Precision::Day},
    Unit{"tag", kDay, Precision::Day},       Unit{"jour", kDay, Precision::Day},
    Unit{"dia", kDay, Precision::Day},       Unit{"giorn", kDay, Precision::Day},
    Unit{"dag", kDay, Precision::Day},       Unit{"dni", kDay, Precision::Day},
    Unit{"дн", kDay, Precision::Day},        Unit{"日", kDay, Precision::Day},
    Unit{"天", kDay, Precision::Day},        Unit{"일", kDay, Precision::Day},
    Unit{"month", kMonth, Precision::Month}, Unit{"monat", kMonth, Precision::Month},
    Unit{"mois", kMonth, Precision::Month},  Unit{"mes", kMonth, Precision::Month},
    Unit{"maand", kMonth, Precision::Month}, Unit{"year", kYear, Precision::Year},
    Unit{"jahr", kYear, Precision::Year},    Unit{"ano", kYear, Precision::Year},
    Unit{"anni", kYear, Precision::Year},    Unit{"jaar", kYear, Precision::Year},
};

constexpr auto kWeeks = std::to_array<std::string_view>(
    {"week", "woche", "semain", "seman", "settiman", "uge", "veck", "недел", "週", "周", "주"});

constexpr auto kAgo = std::to_array<std::string_view>({"ago", "vor", "y", "hace", "fa", "ha",
                                                       "atras", "geleden", "sedan", "siden", "temu",
                                                       "pred", "назад", "тому", "前", "전"});

constexpr auto kFillers = std::to_array<std::string_view>(
    {"about", "il", "a", "om", "for", "ca", "etwa", "environ", "間", "钟", "鐘", "时", "時", "간"});

constexpr auto kOne = std::to_array<std::string_view>(
    {"a", "an", "one", "ein", "eine", "einem", "einer", "un", "une", "una", "um", "uma"});

constexpr auto kToday =
    std::to_array<std::string_view>({"today", "heute", "hoy", "oggi", "hoje", "vandaag", "idag",
                                     "dzis", "dzisiaj", "dnes", "сегодня", "今日", "今天", "오늘"});

constexpr auto kYesterday = std::to_array<std::string_view>(
    {"yesterday", "gestern", "hier", "ayer", "ieri", "ontem", "gisteren", "igar", "wczoraj",
     "vcera", "вчера", "вчора", "昨日", "昨天", "어제"});

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// The start of the civil period of @p seconds.
Timestamp period_at(std::int64_t seconds, Precision precision) {
  if (precision == Precision::Minute) {
    return {.seconds = seconds, .precision = precision};
  }
  CivilTime civil = to_civil(seconds);
  civil = {.year = civil.year,
           .month = precision == Precision::Year ? 1 : civil.month,
           .day = precision == Precision::Day ? civil.day : 1};
  return {.seconds = to_seconds(civil), .precision = precision};
}

/// What a text says besides its number: a unit and that it lies in the past.
struct Distance {
  std::int64_t count = 0;
  const Unit* unit = nullptr;
  bool weeks = false;  // instead of a unit
  bool ago = false;
};

bool take(const DateToken& token, Distance& distance) {
  if (token.is_number()) {
    const bool first = distance.count == 0 && token.value > 0 && token.value <= kMostUnits;
    distance.count = token.value;
    return first;
  }
  if (contains(kAgo, token.text)) {
    return distance.ago = true;
  }
  const auto* unit = std::ranges::find_if(
      kUnits, [&token](const Unit& known) { return token.text.starts_with(known.opening); });
  const bool takes_unit = distance.unit == nullptr && !distance.weeks && distance.count > 0;
  if (unit != kUnits.end() && takes_unit) {
    distance.unit = unit;
    return true;
  }
  if (takes_unit && std::ranges::any_of(kWeeks, [&token](std::string_view opening) {
        return token.text.starts_with(opening);
      })) {
    return distance.weeks = true;
  }
  if (contains(kOne, token.text) && distance.count == 0 && token.text != "a") {
    distance.count = 1;
    return true;
  }
  return contains(kFillers, token.text) || token.is_sign(".");
}

/// The distance that a text as a whole names.
std::optional<Distance> read_distance(std::string_view text) {
  std::vector<DateToken> tokens = date_tokens(text);
  Distance distance;
  if (!tokens.empty() && tokens.front().is_word() && tokens.front().text == "a") {
    distance.count = 1;  // "a month ago"; elsewhere "a" belongs to "il y a"
    tokens.erase(tokens.begin());
  }
  for (const DateToken& token : tokens) {
    if (!take(token, distance)) {
      return std::nullopt;
    }
  }
  const bool complete = distance.ago && (distance.unit != nullptr || distance.weeks);
  return complete ? std::optional(distance) : std::nullopt;
}

}  // namespace

std::optional<Timestamp> read_relative_date(std::string_view text, const Timestamp& seen) {
  if (text.size() > kLongest || seen.precision < Precision::Minute) {
    return std::nullopt;
  }
  const std::string folded = fold_word(text);
  if (contains(kToday, folded) || contains(kYesterday, folded)) {
    const std::int64_t days = contains(kYesterday, folded) ? 1 : 0;
    return period_at(seen.seconds - days * kDay, Precision::Day);
  }
  const std::optional<Distance> distance = read_distance(text);
  if (!distance || distance->weeks) {
    return std::nullopt;
  }
  return period_at(seen.seconds - distance->count * distance->unit->seconds,
                   distance->unit->precision);
}

bool is_relative_date(std::string_view text) {
  if (text.size() > kLongest) {
    return false;
  }
  const std::string folded = fold_word(text);
  return contains(kToday, folded) || contains(kYesterday, folded) || read_distance(text);
}

}  // namespace dateline::extract
