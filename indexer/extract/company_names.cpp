// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/company_names.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kMostWords = 8;  // of a name

bool is_word_byte(char letter) {
  return is_letter(letter) || is_digit(letter);
}

/// Bytes of an apostrophe at the start of @p text, typographic or not; 0 when there is none.
std::size_t apostrophe_at(std::string_view text) {
  constexpr std::string_view kCurly = "\xE2\x80\x99";
  if (text.starts_with(kCurly)) {
    return kCurly.size();
  }
  return text.starts_with('\'') ? 1 : 0;
}

/// Bytes of the mark that opens @p text, if words end before it: typographic quotes and dashes.
std::size_t mark_at(std::string_view text) {
  return text.starts_with("\xE2\x80") ? std::min<std::size_t>(3, text.size()) : 0;
}

/// The end of a run of letters and digits that starts at @p begin.
std::size_t end_of_run(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_word_byte(text[end]) && mark_at(text.substr(end)) == 0) {
    ++end;
  }
  return end;
}

/// Takes "&T" into "AT&T", and ".S." into "U.S.".
std::size_t end_of_word(std::string_view text, std::size_t begin) {
  std::size_t end = end_of_run(text, begin);
  while (end + 1 < text.size() && (text[end] == '&' || text[end] == '.')) {
    const std::size_t next = end_of_run(text, end + 1);
    const bool initial = next == end + 2 && (end - begin == 1 || text[end - 2] == '.');
    if (next == end + 1 || (text[end] == '.' && !initial)) {
      break;
    }
    end = next;
  }
  return end;
}

NameWord word_of(std::string_view text, std::size_t begin, std::size_t end) {
  NameWord word{.folded = to_lower(text.substr(begin, end - begin)), .begin = begin, .end = end};
  std::erase(word.folded, '.');
  const std::string_view printed = text.substr(begin, end - begin);
  word.capital = std::ranges::any_of(printed, is_upper) || std::ranges::all_of(printed, is_digit);
  return word;
}

bool is_legal_form(const std::string& word) {
  constexpr auto kForms = std::to_array<std::string_view>(
      {"inc",     "incorporated", "corp", "corporation", "co",  "company", "ltd",
       "limited", "plc",          "llc",  "lp",          "sa",  "ag",      "nv",
       "se",      "ab",           "asa",  "oyj",         "spa", "cos"});
  return std::ranges::find(kForms, word) != kForms.end();
}

/// Words within a name that are written small.
bool may_be_small(const std::string& word) {
  constexpr auto kSmall = std::to_array<std::string_view>(
      {"of", "the", "and", "de", "in", "for", "com", "s", "du", "del", "d", "y", "e", "la"});
  return std::ranges::find(kSmall, word) != kSmall.end();
}

/// True when what stands between two words keeps them in one name.
bool joins(std::string_view between, const NameWord& before, const NameWord& after) {
  if (between == " " || between == "-" || between == " & " || between == " and ") {
    return true;
  }
  if (between == ".") {
    return true;
  }
  if (between == ". ") {
    return before.end - before.begin <= 3;
  }
  if (between == ", ") {
    return is_legal_form(after.folded);
  }
  return between == "! " ||
         (apostrophe_at(between) > 0 && apostrophe_at(between) == between.size());
}

bool joins_next(std::string_view text, const std::vector<NameWord>& words, std::size_t at) {
  return at + 1 < words.size() &&
         joins(text.substr(words[at].end, words[at + 1].begin - words[at].end), words[at],
               words[at + 1]);
}

/// How many of the words are the name itself, without its legal forms.
std::size_t core_length(const std::vector<NameWord>& words) {
  std::size_t length = words.size();
  while (length > 1 &&
         (is_legal_form(words[length - 1].folded) || words[length - 1].folded == "and")) {
    --length;
  }
  return length;
}

}  // namespace

std::vector<NameWord> name_words(std::string_view text) {
  std::vector<NameWord> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t mark = mark_at(text.substr(at));
    if (mark > 0 || !is_word_byte(text[at])) {
      at += std::max<std::size_t>(mark, 1);
      continue;
    }
    const std::size_t end = end_of_word(text, at);
    if (const std::string_view word = text.substr(at, end - at); word != "and") {
      words.push_back(word_of(text, at, end));
    }
    at = end;
  }
  return words;
}

CompanyNames::CompanyNames(const SymbolTable& table) : table_(table) {
  const std::span<const Listing> listings = table.listings();
  for (std::size_t i = 0; i < listings.size(); ++i) {
    const std::vector<NameWord> words = name_words(listings[i].name);
    const std::size_t length = core_length(words);
    if (length < words.size()) {
      add(words, length, {.listing = i, .needs_form = true});
    }
    for (const Alias& alias : listings[i].aliases) {
      const std::vector<NameWord> names = name_words(alias.text);
      add(names, names.size(), {.listing = i, .needs_support = alias.needs_support});
    }
  }
}

void CompanyNames::add(const std::vector<NameWord>& words, std::size_t length, const Owner& owner) {
  if (length == 0 || length > kMostWords) {
    return;
  }
  std::string name;
  for (std::size_t i = 0; i < length; ++i) {
    name += (name.empty() ? "" : " ") + words[i].folded;
    Owners& owners = names_[name];
    if (i + 1 == length) {
      owners.push_back(owner);
    }
  }
}

std::vector<NameMatch> CompanyNames::find(std::string_view text, const std::vector<NameWord>& words,
                                          const Timestamp& when) const {
  std::vector<NameMatch> matches;
  for (std::size_t i = 0; i < words.size();) {
    const std::optional<NameMatch> match =
        words[i].capital ? longest_at(text, words, i, when) : std::nullopt;
    if (match) {
      matches.push_back(*match);
    }
    i = match ? match->last : i + 1;
  }
  return matches;
}

std::optional<NameMatch> CompanyNames::longest_at(std::string_view text,
                                                  const std::vector<NameWord>& words,
                                                  std::size_t first, const Timestamp& when) const {
  std::optional<NameMatch> match;
  std::string name;
  for (std::size_t i = first; i < words.size(); ++i) {
    if (i > first && (!joins_next(text, words, i - 1) ||
                      (!words[i].capital && !may_be_small(words[i].folded)))) {
      break;
    }
    name += (name.empty() ? "" : " ") + words[i].folded;
    const auto found = names_.find(name);
    if (found == names_.end()) {
      break;
    }
    const bool has_form =
        joins_next(text, words, i) && words[i + 1].capital && is_legal_form(words[i + 1].folded);
    if (const std::optional<Owner> owner = owner_of(found->second, has_form, when)) {
      match = NameMatch{.listing = &table_.listings()[owner->listing],
                        .first = first,
                        .last = i + 1 + (has_form ? 1 : 0),
                        .needs_support = owner->needs_support && !has_form};
    }
  }
  return match;
}

std::optional<CompanyNames::Owner> CompanyNames::owner_of(const Owners& owners, bool has_form,
                                                          const Timestamp& when) const {
  const std::span<const Listing> listings = table_.listings();
  std::optional<Owner> best;
  for (const Owner& owner : owners) {
    const Listing& listing = listings[owner.listing];
    if (!is_valid_at(listing, when) || (owner.needs_form && !has_form)) {
      continue;
    }
    if (!best || listing.file > listings[best->listing].file) {
      best = owner;
      continue;
    }
    const Listing& other = listings[best->listing];
    const bool same = table_.present(other).symbol == table_.present(listing).symbol ||
                      other.name == listing.name;
    if (listing.file == other.file && !same) {
      return std::nullopt;
    }
    best->needs_support = best->needs_support && owner.needs_support;
  }
  return best;
}

}  // namespace dateline::extract
