// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/byline.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "indexer/extract/dateline.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestByline = 200;
constexpr std::size_t kLongestName = 60;

std::string_view without_by(std::string_view text) {
  text = trim(text);
  for (const std::string_view opening :
       {"by:", "by ", "written by ", "reporting by ", "par ", "von "}) {
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
  for (const std::string_view joint : {" and ", " und ", " et "}) {
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

bool is_particle(std::string_view word) {
  constexpr auto kParticles = std::to_array<std::string_view>(
      {"van", "von", "de", "der", "den", "da", "di", "du", "la", "le", "el", "al", "bin", "dos"});
  return std::ranges::find(kParticles, word) != kParticles.end();
}

}  // namespace

bool is_person_name(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  if (words.empty() || words.size() > 6 || text.size() > kLongestName ||
      text.find_first_of("/@:<>0123456789()") != std::string_view::npos) {
    return false;
  }
  return std::ranges::all_of(words, [](std::string_view word) {
    return is_particle(word) || (is_letter(word.front()) && !is_lower(word.front())) ||
           word.find('\'') != std::string_view::npos;
  });
}

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> names;
  for (std::string_view part : parts_of(without_by(text))) {
    part = trim(part);
    if (is_person_name(part) && !is_agency(part)) {
      add_once(names, std::string(part));
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
