// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/symbol_support.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/extract/symbol_tables.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

/// True when the words before @p word begin with the letters of @p symbol, small words left out:
/// "Bank for International Settlements (BIS)".
bool spells(const NamedText& text, std::size_t word, std::string_view symbol) {
  constexpr auto kSmall =
      std::to_array<std::string_view>({"of", "the", "for", "in", "on", "to", "de", "a"});
  std::size_t left = symbol.size();
  while (left > 0 && word > 0) {
    const std::string& before = text.words[--word].folded;
    if (to_lower(symbol.substr(left - 1, 1)) == before.substr(0, 1)) {
      --left;
    } else if (std::ranges::find(kSmall, before) == kSmall.end()) {
      return false;
    }
  }
  return left == 0;
}

/// Words that many companies' names begin with.
bool is_common_in_names(std::string_view word) {
  constexpr auto kCommon = std::to_array<std::string_view>(
      {"advanced",      "american", "asia",      "atlantic", "bank",     "british", "canadian",
       "capital",       "central",  "china",     "credit",   "deutsche", "east",    "eastern",
       "european",      "federal",  "financial", "first",    "general",  "global",  "great",
       "international", "national", "new",       "north",    "northern", "pacific", "public",
       "royal",         "south",    "southern",  "standard", "texas",    "the",     "united",
       "universal",     "west",     "western",   "world"});
  return std::ranges::find(kCommon, word) != kCommon.end();
}

}  // namespace

bool is_ordinary(std::string_view symbol) {
  static const std::unordered_set<std::string_view> ordinary = [] {
    std::unordered_set<std::string_view> words;
    for (const std::string_view word : words_of(embedded_word_lists().front().bytes)) {
      words.insert(word);
    }
    return words;
  }();
  return ordinary.contains(symbol);
}

std::size_t word_at_byte(const NamedText& text, std::size_t begin) {
  const auto found = std::ranges::lower_bound(text.words, begin, {}, &NameWord::begin);
  return static_cast<std::size_t>(found - text.words.begin());
}

bool is_link_left(const NamedText& text, const PrintedSymbol& printed) {
  constexpr std::size_t kShortest = 3;
  const std::size_t word = word_at_byte(text, printed.begin);
  return printed.notation == Notation::SpacedBracket && printed.symbol.size() >= kShortest &&
         word > 0 && text.words[word - 1].capital && !is_ordinary(printed.symbol) &&
         !spells(text, word, printed.symbol);
}

bool begins_its_name(const NamedText& text, std::size_t word, const Listing& listing) {
  constexpr std::size_t kWordsBack = 6;
  constexpr std::size_t kTellingWord = 3;
  const auto names = [&](const NameWord& candidate) {
    const auto begins = [&](std::string_view name) {
      const std::vector<NameWord> words = name_words(name);
      return !words.empty() && words.front().folded == candidate.folded;
    };
    return candidate.capital && candidate.folded.size() >= kTellingWord &&
           !is_common_in_names(candidate.folded) &&
           (begins(listing.name) || std::ranges::any_of(listing.aliases, [&](const Alias& alias) {
              return begins(alias.text);
            }));
  };
  const auto end = text.words.begin() + static_cast<std::ptrdiff_t>(word);
  const auto begin = end - static_cast<std::ptrdiff_t>(std::min(word, kWordsBack));
  return std::any_of(begin, end, names);
}

}  // namespace dateline::extract
