// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/dateline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/byline.h"
#include "indexer/extract/dates.h"
#include "indexer/extract/exchanges.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestDateline = 220;
constexpr std::size_t kLongestPlace = 70;
constexpr std::size_t kLongestAgency = 40;

constexpr auto kDashes = std::to_array<std::string_view>(
    {"\xE2\x80\x94", "\xE2\x80\x93", "--", "-", "\xE2\x80\x95", "\xE2\x88\x92", "_"});

/// Bytes of the dash that @p text starts with, blanks before and after it included; 0 without one.
std::size_t dash_length(std::string_view text) {
  const std::size_t lead = std::min(text.find_first_not_of(" \xC2\xA0"), text.size());
  for (const std::string_view dash : kDashes) {
    if (text.substr(lead).starts_with(dash)) {
      const std::size_t end = lead + dash.size();
      return std::min(text.find_first_not_of(" \t", end), text.size());
    }
  }
  return 0;
}

bool is_month_word(std::string_view word) {
  return read_printed_date(std::string(word) + " 2000").has_value() && !word.empty() &&
         is_letter(word.front());
}

/// "Aug 18", "April 27", "27 April", "October 14, 2015".
bool is_day_and_month(std::string_view text) {
  text = trim(text);
  const std::vector<std::string_view> words = words_of(text);
  if (words.size() < 2 || words.size() > 3) {
    return false;
  }
  return std::ranges::any_of(words, is_month_word) &&
         (read_printed_date(std::string(text) + " 2000").has_value() ||
          read_printed_date(text).has_value());
}

/// Takes a date at the end away: "SYDNEY, Aug 18" becomes "SYDNEY".
std::string_view without_date(std::string_view head, bool& had_date) {
  for (std::size_t comma = head.rfind(','); comma != std::string_view::npos && comma > 0;
       comma = head.rfind(',', comma - 1)) {
    if (is_day_and_month(head.substr(comma + 1))) {
      had_date = true;
      return trim(head.substr(0, comma));
    }
  }
  return trim(head);
}

bool is_place_word(std::string_view word) {
  constexpr auto kSmall =
      std::to_array<std::string_view>({"de", "la", "le", "les", "du", "of", "the", "on", "am", "an",
                                       "der", "do", "del", "el", "da"});
  return (is_letter(word.front()) && !is_lower(word.front())) ||
         std::ranges::find(kSmall, word) != kSmall.end();
}

/// At most five words with capitals in front, no stop except of an abbreviation.
bool is_place(std::string_view text) {
  text = trim(text);
  const std::vector<std::string_view> words = split(text, " ,/");
  return !words.empty() && words.size() <= 6 && text.size() <= kLongestPlace &&
         text.find_first_of("()<>[]:;!?\"0123456789$%&") == std::string_view::npos &&
         std::ranges::all_of(words, is_place_word) && !is_lower(text.front());
}

/// In "Maki Shiraki TOKYO, April 27" where the place starts: at the run of capitals at the end.
std::size_t start_of_capitals(std::string_view text) {
  const std::size_t comma = text.find(',');
  std::vector<std::string_view> words = words_of(text.substr(0, comma));
  std::ranges::reverse(words);
  std::size_t start = text.size();
  for (const std::string_view word : words) {
    if (!is_all_capitals(word) || word.ends_with('.')) {
      break;
    }
    start = static_cast<std::size_t>(word.data() - text.data());
  }
  return start;
}

/// Fills authors and places from what stands before the agency (or the dash).
bool read_head(std::string_view head, Dateline& line, bool& had_date) {
  head = trim(head);
  if (starts_ignoring_case(head, "by ")) {
    const std::string_view rest = without_date(head, had_date);
    const std::size_t place = start_of_capitals(rest);
    line.authors = split_names(rest.substr(0, place));
    head = rest.substr(place);
    if (line.authors.empty()) {
      return false;
    }
  }
  head = without_date(head, had_date);
  if (!is_place(head)) {
    return false;
  }
  line.places = split_places(head);
  return !line.places.empty();
}

bool is_agency_shape(std::string_view name) {
  return !name.empty() && name.size() <= kLongestAgency && is_letter(name.front()) &&
         (!is_lower(name.front()) || is_agency(name)) && words_of(name).size() <= 4 &&
         name.find_first_of("():;<>[]0123456789") == std::string_view::npos;
}

/// Mixed-case places are names of companies as well: "Apple (AAPL) - " is no dateline.
bool fits(const Dateline& line, bool had_date) {
  const bool capitals = std::ranges::all_of(line.places, is_all_capitals);
  return capitals || had_date || is_agency(line.agency) ||
         (!is_all_capitals(line.agency) && !is_exchange(line.agency));
}

/// `HEAD (Agency) - `
std::optional<Dateline> read_with_agency(std::string_view text) {
  const std::size_t open = text.find('(');
  const std::size_t close = text.find(')', std::min(open, text.size()));
  if (open == std::string_view::npos || close == std::string_view::npos || open == 0) {
    return std::nullopt;
  }
  const std::string_view inside = text.substr(open + 1, close - open - 1);
  const std::size_t dash = dash_length(text.substr(close + 1));
  Dateline line;
  bool had_date = false;
  if (dash == 0 || inside.starts_with(' ') || !is_agency_shape(inside) ||
      !read_head(text.substr(0, open), line, had_date)) {
    return std::nullopt;
  }
  line.agency = inside;
  line.length = close + 1 + dash;
  return fits(line, had_date) ? std::optional(std::move(line)) : std::nullopt;
}

/// `SALVADOR, Feb 26 - ` and `LONDON — `: capitals, and a date or a long dash.
std::optional<Dateline> read_without_agency(std::string_view text) {
  for (const std::string_view mark : {" -", " \xE2\x80\x94", " \xE2\x80\x93"}) {
    const std::size_t end = text.find(mark);
    if (end == std::string_view::npos || end == 0) {
      continue;
    }
    Dateline line;
    bool had_date = false;
    if (!read_head(text.substr(0, end), line, had_date) ||
        !std::ranges::all_of(line.places, is_all_capitals)) {
      continue;
    }
    const bool long_dash = mark != " -" && line.places.front().size() >= 4;
    if (had_date || long_dash) {
      line.length = end + dash_length(text.substr(end));
      return line;
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_agency(std::string_view name) {
  constexpr auto kAgencies = std::to_array<std::string_view>({"Reuters",
                                                              "Reuter",
                                                              "AP",
                                                              "Associated Press",
                                                              "The Associated Press",
                                                              "AFP",
                                                              "dpa",
                                                              "UPI",
                                                              "Bloomberg",
                                                              "Bloomberg News",
                                                              "Xinhua",
                                                              "TASS",
                                                              "Interfax",
                                                              "Kyodo",
                                                              "Jiji",
                                                              "ANSA",
                                                              "EFE",
                                                              "PTI",
                                                              "IANS",
                                                              "ANI",
                                                              "AAP",
                                                              "PA",
                                                              "Yonhap",
                                                              "RIA",
                                                              "dpa-AFX",
                                                              "APA",
                                                              "Dow Jones",
                                                              "CNN",
                                                              "BBC",
                                                              "CNBC",
                                                              "PRNewswire",
                                                              "Business Wire",
                                                              "GLOBE NEWSWIRE",
                                                              "Thomson Reuters Foundation"});
  return std::ranges::any_of(
      kAgencies, [name](std::string_view known) { return equal_ignoring_case(known, name); });
}

std::vector<std::string> split_places(std::string_view text) {
  std::vector<std::string> places;
  for (const std::string_view part : split(text, "/")) {
    add_once(places, std::string(trim(part.substr(0, part.find(',')))));
  }
  return places;
}

std::optional<Dateline> read_dateline(std::string_view paragraph) {
  const std::string_view text = paragraph.substr(0, kLongestDateline);
  std::optional<Dateline> line = read_with_agency(text);
  if (!line) {
    line = read_without_agency(text);
  }
  if (line) {
    line->printed = trim(paragraph.substr(0, line->length));
  }
  return line;
}

}  // namespace dateline::extract
