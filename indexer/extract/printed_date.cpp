// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of printed dates: a bag of parts (day, month, year, clock, zone) in any order, each
// at most once, and nothing else.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "indexer/extract/dates.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestDate = 100;

struct MonthName {
  std::string_view prefix;  // enough of the name to know the month
  std::string_view name;    // the whole name
  int month;
};

constexpr std::array kMonths = {
    MonthName{"jan", "january", 1},
    MonthName{"jan", "januar", 1},
    MonthName{"janv", "janvier", 1},
    MonthName{"feb", "february", 2},
    MonthName{"feb", "februar", 2},
    MonthName{"f\xC3\xA9v", "f\xC3\xA9vrier", 2},
    MonthName{"mar", "march", 3},
    MonthName{"m\xC3\xA4r", "m\xC3\xA4rz", 3},
    MonthName{"mars", "mars", 3},
    MonthName{"apr", "april", 4},
    MonthName{"avr", "avril", 4},
    MonthName{"may", "may", 5},
    MonthName{"mai", "mai", 5},
    MonthName{"jun", "june", 6},
    MonthName{"jun", "juni", 6},
    MonthName{"juin", "juin", 6},
    MonthName{"jul", "july", 7},
    MonthName{"jul", "juli", 7},
    MonthName{"juil", "juillet", 7},
    MonthName{"aug", "august", 8},
    MonthName{"ao\xC3\xBB", "ao\xC3\xBBt", 8},
    MonthName{"sep", "september", 9},
    MonthName{"sept", "septembre", 9},
    MonthName{"oct", "october", 10},
    MonthName{"okt", "oktober", 10},
    MonthName{"oct", "octobre", 10},
    MonthName{"nov", "november", 11},
    MonthName{"nov", "novembre", 11},
    MonthName{"dec", "december", 12},
    MonthName{"dez", "dezember", 12},
    MonthName{"d\xC3\xA9"
              "c",
              "d\xC3\xA9"
              "cembre",
              12},
};

struct ZoneName {
  std::string_view name;
  int minutes;  // east of UTC
};

// Only names that mean one thing in news; "IST" and "CST" outside America are left out on purpose.
constexpr std::array kZones = {
    ZoneName{"utc", 0},    ZoneName{"gmt", 0},    ZoneName{"z", 0},      ZoneName{"est", -300},
    ZoneName{"edt", -240}, ZoneName{"cdt", -300}, ZoneName{"mst", -420}, ZoneName{"mdt", -360},
    ZoneName{"pst", -480}, ZoneName{"pdt", -420}, ZoneName{"bst", 60},   ZoneName{"cet", 60},
    ZoneName{"cest", 120}, ZoneName{"mez", 60},   ZoneName{"mesz", 120}, ZoneName{"eet", 120},
    ZoneName{"eest", 180}, ZoneName{"msk", 180},  ZoneName{"jst", 540},  ZoneName{"hkt", 480},
    ZoneName{"sgt", 480},  ZoneName{"aest", 600}, ZoneName{"aedt", 660},
};

constexpr auto kIgnored = std::to_array<std::string_view>(
    {"at",      "on",       "the",      "of",    "published",    "posted",
     "updated", "last",     "modified", "first", "date",         "released",
     "issued",  "created",  "um",       "uhr",   "am:",          "den",
     "le",      "\xC3\xA0", "|",        "-",     "\xE2\x80\xA2", "\xE2\x80\x93"});

constexpr auto kWeekdays = std::to_array<std::string_view>(
    {"monday", "tuesday",  "wednesday", "thursday",   "friday",   "saturday", "sunday",
     "montag", "dienstag", "mittwoch",  "donnerstag", "freitag",  "samstag",  "sonntag",
     "lundi",  "mardi",    "mercredi",  "jeudi",      "vendredi", "samedi",   "dimanche"});

struct Parts {
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;
  std::optional<CivilTime> clock;
  bool has_seconds = false;
  std::optional<bool> afternoon;
  std::optional<std::int64_t> offset;
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

std::optional<int> number_of(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && !text.empty() && is_digit(text.front()) ? std::optional(value) : std::nullopt;
}

std::optional<int> month_of(std::string_view word) {
  if (word.ends_with('.')) {
    word.remove_suffix(1);
  }
  const auto* found = std::ranges::find_if(kMonths, [word](const MonthName& month) {
    return word.size() >= month.prefix.size() && month.name.starts_with(word) &&
           (word == month.name || word.size() <= month.prefix.size() + 1);
  });
  return found == kMonths.end() ? std::nullopt : std::optional(found->month);
}

bool is_weekday(std::string_view word) {
  if (word.ends_with('.')) {
    word.remove_suffix(1);
  }
  return word.size() >= 2 && std::ranges::any_of(kWeekdays, [word](std::string_view day) {
           return day.starts_with(word) && (word.size() <= 5 || word == day);
         });
}

/// "+02:00", "+0200", "-5", after "GMT" too.
std::optional<std::int64_t> offset_of(std::string_view text) {
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) {
    return std::nullopt;
  }
  std::string digits;
  std::ranges::copy_if(text.substr(1), std::back_inserter(digits), is_digit);
  if (digits.size() + 1 + (text.find(':') == std::string_view::npos ? 0 : 1) != text.size()) {
    return std::nullopt;
  }
  digits += digits.size() <= 2 ? "00" : "";
  const std::optional<int> value = number_of(digits);
  if (!value || *value / 100 > 14 || *value % 100 > 59) {
    return std::nullopt;
  }
  const std::int64_t seconds = (*value / 100) * 3600 + (*value % 100) * 60;
  return text[0] == '-' ? -seconds : seconds;
}

std::optional<std::int64_t> zone_of(std::string_view word) {
  while (word.size() > 1 && (word.front() == '(' || word.ends_with(')') || word.ends_with('.'))) {
    word = word.front() == '(' ? word.substr(1) : word.substr(0, word.size() - 1);
  }
  if (word.size() > 3 && (word.starts_with("gmt") || word.starts_with("utc"))) {
    return offset_of(word.substr(3));
  }
  const auto* found = std::ranges::find(kZones, word, &ZoneName::name);
  return found == kZones.end() ? offset_of(word) : std::optional<std::int64_t>(found->minutes * 60);
}

bool take_half_of_day(Parts& parts, std::string_view word) {
  if (word == "am" || word == "a.m." || word == "a.m") {
    return fill(parts.afternoon, false);
  }
  return (word == "pm" || word == "p.m." || word == "p.m") && fill(parts.afternoon, true);
}

/// "4:21", "04:21:30", "4:21am", "4:21:30.55", "16:21z", "16h21".
bool take_clock(Parts& parts, std::string_view printed) {
  std::string word(printed);
  if (const std::size_t mark = word.find('h'); mark <= 2) {
    word[mark] = ':';  // "16h21"
  }
  const std::size_t end = std::min(word.find_first_not_of("0123456789:."), word.size());
  const std::vector<std::string_view> numbers = split(std::string_view(word).substr(0, end), ":");
  if (numbers.size() < 2 || numbers.size() > 3 || numbers[1].size() != 2 || numbers[0].size() > 2) {
    return false;
  }
  const std::optional<int> hour = number_of(numbers[0]);
  const std::optional<int> minute = number_of(numbers[1]);
  const std::optional<int> second =
      numbers.size() == 3 ? number_of(numbers[2].substr(0, numbers[2].find('.'))) : 0;
  if (!hour || !minute || !second) {
    return false;
  }
  parts.has_seconds = numbers.size() == 3;
  const std::string_view rest = std::string_view(word).substr(end);
  if (!rest.empty() && !take_half_of_day(parts, rest)) {
    const std::optional<std::int64_t> zone = zone_of(rest);
    if (!zone || !fill(parts.offset, *zone)) {
      return false;
    }
  }
  return fill(parts.clock, CivilTime{.hour = *hour, .minute = *minute, .second = *second});
}

/// "31.03.2025"; "31/3/2025" and "3/31/2025" where only one reading is a date.
bool take_numeric_date(Parts& parts, std::string_view word) {
  const bool dotted = word.find('.') != std::string_view::npos;
  const std::vector<std::string_view> numbers = split(word, dotted ? "." : "/");
  if (numbers.size() != 3 || numbers[2].size() != 4) {
    return false;
  }
  const std::optional<int> first = number_of(numbers[0]);
  const std::optional<int> second = number_of(numbers[1]);
  const std::optional<int> year = number_of(numbers[2]);
  if (!first || !second || !year) {
    return false;
  }
  if (!dotted && *first <= 12 && *second <= 12 && *first != *second) {
    return false;
  }
  const bool day_first = dotted || *second <= 12;
  return fill(parts.day, day_first ? *first : *second) &&
         fill(parts.month, day_first ? *second : *first) && fill(parts.year, *year);
}

bool take_number(Parts& parts, std::string_view word) {
  constexpr auto kOrdinals = std::to_array<std::string_view>({"st", "nd", "rd", "th", "er", "."});
  for (const std::string_view ordinal : kOrdinals) {
    if (word.ends_with(ordinal)) {
      word.remove_suffix(ordinal.size());
      break;
    }
  }
  const std::optional<int> value = number_of(word);
  if (!value) {
    return false;
  }
  return word.size() == 4 ? fill(parts.year, *value) : word.size() <= 2 && fill(parts.day, *value);
}

/// A whole ISO date, or "31-mar-2025".
bool take_dashed_date(Parts& parts, std::string_view word) {
  if (const std::optional<ParsedDate> iso = parse_iso_date(word);
      iso && iso->time.precision == Precision::Day) {
    const CivilTime civil = to_civil(iso->time.seconds);
    return fill(parts.year, civil.year) && fill(parts.month, civil.month) &&
           fill(parts.day, civil.day);
  }
  const std::vector<std::string_view> pieces = split(word, "-");
  if (pieces.size() != 3 || !month_of(pieces[1])) {
    return false;
  }
  return take_number(parts, pieces[0]) && fill(parts.month, *month_of(pieces[1])) &&
         take_number(parts, pieces[2]);
}

bool take(Parts& parts, std::string_view word) {
  if (const std::optional<int> month = month_of(word)) {
    return fill(parts.month, *month);
  }
  if (is_digit(word.front())) {
    return take_number(parts, word) || take_clock(parts, word) || take_numeric_date(parts, word) ||
           take_dashed_date(parts, word);
  }
  if (take_half_of_day(parts, word) || is_weekday(word)) {
    return true;
  }
  if (const std::optional<std::int64_t> zone = zone_of(word)) {
    // "+0000 (GMT)" names one zone twice.
    return !parts.offset || *parts.offset == *zone ? (parts.offset = zone, true) : false;
  }
  const std::string_view label = word.ends_with(':') ? word.substr(0, word.size() - 1) : word;
  return std::ranges::find(kIgnored, label) != kIgnored.end();
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

std::optional<PrintedDate> assemble(const Parts& parts) {
  if (!parts.year || !parts.month || (parts.clock && !parts.day) ||
      (parts.afternoon && !parts.clock)) {
    return std::nullopt;
  }
  CivilTime civil = parts.clock.value_or(CivilTime{});
  if (!apply_half_of_day(civil, parts.afternoon)) {
    return std::nullopt;
  }
  civil.year = *parts.year;
  civil.month = *parts.month;
  civil.day = parts.day.value_or(1);
  if (!is_valid(civil) || civil.year < 1000) {
    return std::nullopt;
  }
  Precision precision = parts.day ? Precision::Day : Precision::Month;
  if (parts.clock) {
    precision = parts.has_seconds ? Precision::Second : Precision::Minute;
  }
  return PrintedDate{
      .civil = civil, .precision = precision, .offset = parts.clock ? parts.offset : std::nullopt};
}

}  // namespace

std::optional<PrintedDate> read_printed_date(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > kLongestDate) {
    return std::nullopt;
  }
  const std::string lower = to_lower(text);
  Parts parts;
  for (const std::string_view word : split(lower, " \t\n,")) {
    if (!take(parts, word)) {
      return std::nullopt;
    }
  }
  return assemble(parts);
}

}  // namespace dateline::extract
