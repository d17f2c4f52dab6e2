// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/byline.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/extract/dateline.h"
#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestByline = 200;
constexpr std::size_t kLongestName = 60;
constexpr std::size_t kLongestList = 2000;  // of names; what comes later is not read

std::string_view without_by(std::string_view text) {
  text = trim(text);
  for (const std::string_view opening : {"by:", "by ", "written by ", "reporting by ", "posted by ",
                                         "story by ", "words by ", "par ", "von ", "por "}) {
    if (starts_ignoring_case(text, opening)) {
      return trim(text.substr(opening.size()));
    }
  }
  return text;
}

/// Where the first "and" of @p text stands, in the languages of our months, and how long it is.
std::pair<std::size_t, std::size_t> first_joint(std::string_view text) {
  const std::string lower = to_lower(text);
  std::pair<std::size_t, std::size_t> best = {std::string::npos, 0};
  for (const std::string_view joint :
       {" and ", " und ", " et ", " y ", " with ", " edited by ", " reported by "}) {
    best = std::min(best, {lower.find(joint), joint.size()});
  }
  return best;
}

/// Splits at commas, "&", ";" and the word "and".
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::string_view part : split(text, ",;&|\n")) {
    part = starts_ignoring_case(part, "and ") ? trim(part.substr(4)) : part;
    for (auto [at, size] = first_joint(part); at != std::string_view::npos;
         std::tie(at, size) = first_joint(part)) {
      parts.push_back(trim(part.substr(0, at)));
      part = trim(part.substr(at + size));
    }
    parts.push_back(part);
  }
  return parts;
}

/// Words of job titles, organisations and dates, which no person is called.
bool is_no_name(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"staff",     "writer",    "reporter",  "editor",       "correspondent", "columnist",
       "senior",    "associate", "chief",     "contributor",  "contributors",  "news",
       "newsroom",  "team",      "desk",      "bureau",       "project",       "foreign",
       "monday",    "tuesday",   "wednesday", "thursday",     "friday",        "saturday",
       "sunday",    "january",   "february",  "october",      "november",      "december",
       "september", "published", "updated",   "posted",       "magazine",      "agency",
       "agencies",  "press",     "follow",    "comments",     "share",         "director",
       "manager",   "professor", "analyst",   "technologist", "producer",      "photographer",
       "editorial", "newspaper", "media",     "group",        "inc",           "ltd"});
  const std::string lower = to_lower(word);
  return std::ranges::find(kWords, std::string_view(lower)) != kWords.end();
}

bool is_particle(std::string_view word) {
  constexpr auto kParticles = std::to_array<std::string_view>(
      {"van", "von", "de", "der", "den", "da", "di", "du", "la", "le", "el", "al", "bin", "dos"});
  return std::ranges::find(kParticles, word) != kParticles.end();
}

/// Bullets, which part names from dates, as bars.
std::string with_bars(std::string_view text) {
  std::string plain(text);
  for (const std::string_view bullet : {"\xE2\x80\xA2", "\xC2\xB7"}) {
    plain = io::replace_all(plain, bullet, "|");
  }
  return plain;
}

bool is_title(std::string_view text) {
  return std::ranges::any_of(words_of(text), is_no_name);
}

/// Without the dashes that sites put between name and date.
std::string_view without_marks(std::string_view text) {
  text = trim(text);
  for (const std::string_view mark : {"\xE2\x80\x94", "\xE2\x80\x93", "-", ":"}) {
    text = trim(text.ends_with(mark) ? text.substr(0, text.size() - mark.size()) : text);
    text = trim(text.starts_with(mark) ? text.substr(mark.size()) : text);
  }
  return text;
}

}  // namespace

bool is_person_name(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  if (words.empty() || words.size() > 6 || text.size() > kLongestName ||
      text.find_first_of("/@:<>0123456789()") != std::string_view::npos) {
    return false;
  }
  return std::ranges::none_of(words, is_no_name) &&
         std::ranges::all_of(words, [](std::string_view word) {
           return is_particle(word) || (is_letter(word.front()) && !is_lower(word.front())) ||
                  word.find('\'') != std::string_view::npos;
         });
}

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> names;
  const std::string plain = with_bars(utf8_prefix(text.substr(0, text.find('(')), kLongestList));
  for (std::string_view part : parts_of(without_by(plain))) {
    part = without_marks(part);
    if (is_agency(part)) {
      continue;
    }
    // After a job title come offices, and degrees are single words.
    const bool further = !names.empty();
    if (further && (is_title(part) || words_of(part).size() == 1)) {
      break;
    }
    if (is_person_name(part)) {
      add_label(names, std::string(part));
    }
  }
  return names;
}

std::vector<std::string> read_byline(std::string_view line) {
  line = trim(line);
  const bool opened = starts_ignoring_case(line, "by ") || starts_ignoring_case(line, "by:") ||
                      line.starts_with("Par ") || line.starts_with("Von ");
  if (!opened || line.size() > kLongestByline || line.ends_with('.')) {
    return {};
  }
  const std::vector<std::string_view> parts = parts_of(without_by(line));
  return std::ranges::all_of(parts, is_person_name) ? split_names(line)
                                                    : std::vector<std::string>{};
}

}  // namespace dateline::extract
