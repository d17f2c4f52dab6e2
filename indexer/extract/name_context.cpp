// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/name_context.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// What follows the name of a company, or the s of its genitive.
bool follows_companies(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"share",     "shares",    "stock",      "stocks",       "said",         "says",
       "announced", "reported",  "executive",  "executives",   "spokesman",    "spokeswoman",
       "analyst",   "analysts",  "earnings",   "revenue",      "revenues",     "profit",
       "profits",   "results",   "ceo",        "cfo",          "coo",          "chief",
       "chairman",  "president", "investors",  "shareholders", "unveiled",     "spokesperson",
       "product",   "products",  "customers",  "customer",     "users",        "employees",
       "stores",    "store",     "business",   "services",     "service",      "market",
       "quarter",   "quarterly", "sales",      "bonds",        "inc",          "corp",
       "founder",   "cofounder", "devices",    "app",          "smartphones",  "iphone",
       "iphones",   "plans",     "bought",     "acquired",     "launched",     "sells",
       "valuation", "deal",      "competitor", "rival",        "rivals",       "board",
       "cash",      "dividend",  "dividends",  "guidance",     "headquarters", "subsidiary"});
  return is_one_of(kWords, word);
}

/// What stands before the name of a company.
bool precedes_companies(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"giant",  "giants",     "maker",        "company",  "retailer",  "rival",
       "rivals", "competitor", "automaker",    "carmaker", "chipmaker", "bank",
       "lender", "firm",       "conglomerate", "insurer",  "behemoth",  "startup",
       "stock",  "shares",     "buy",          "sell",     "owns",      "ceo"});
  return is_one_of(kWords, word);
}

/// Words with a capital that begin a sentence or a headline and belong to no name.
bool is_opening_word(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"a",         "also",   "although", "an",     "and",    "are",   "as",     "at",
       "because",   "both",   "but",      "by",     "can",    "could", "did",    "does",
       "even",      "for",    "from",     "has",    "have",   "here",  "how",    "however",
       "if",        "in",     "instead",  "is",     "it",     "its",   "last",   "like",
       "meanwhile", "more",   "most",     "no",     "not",    "now",   "of",     "on",
       "once",      "or",     "over",     "should", "since",  "so",    "some",   "still",
       "that",      "the",    "then",     "this",   "though", "to",    "today",  "under",
       "unless",    "unlike", "until",    "was",    "what",   "when",  "where",  "whether",
       "which",     "while",  "who",      "why",    "will",   "with",  "would",  "yesterday",
       "ceo",       "rival",  "rivals",   "tech",   "shares", "after", "before", "inside",
       "only",      "our",    "their",    "your",   "my",     "we",    "you",    "they",
       "he",        "she"});
  return is_one_of(kWords, word);
}

/// Words with a capital that may follow a company's name without being part of it.
bool is_office(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"ceo", "cfo", "coo", "cto", "chief", "chairman", "chairwoman", "president", "vice", "senior",
       "executive", "inc", "corp", "co", "founder", "director", "vp", "i"});
  return is_one_of(kWords, word);
}

/// Words that make a place or a foundation of a company's name.
bool is_namesake(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"arena", "avenue",     "bowl",   "center",  "centre",  "classic", "cup",    "family",
       "field", "foundation", "hall",   "island",  "museum",  "open",    "park",   "river",
       "road",  "stadium",    "street", "theater", "theatre", "tower",   "trophy", "university"});
  return is_one_of(kWords, word);
}

bool are_neighbours(const NamedText& text, std::size_t left, std::size_t right) {
  return text.text.substr(text.words[left].end, text.words[right].begin - text.words[left].end) ==
         " ";
}

bool is_capitalised(const NamedText& text, std::size_t word) {
  return is_upper(text.text[text.words[word].begin]);
}

/// True when the word before the name is part of a longer name.
bool goes_on_to_the_left(const NamedText& text, const NameMatch& match) {
  if (match.first == 0 || !are_neighbours(text, match.first - 1, match.first)) {
    return false;
  }
  return is_capitalised(text, match.first - 1) &&
         !is_opening_word(text.words[match.first - 1].folded);
}

/// The capitalised word that follows the name, folded; empty when there is none.
std::string_view capital_after(const NamedText& text, const NameMatch& match) {
  const bool follows = match.last < text.words.size() &&
                       are_neighbours(text, match.last - 1, match.last) &&
                       is_capitalised(text, match.last);
  return follows ? std::string_view(text.words[match.last].folded) : std::string_view{};
}

/// True in "Follow her on Twitter or Facebook": a sentence that asks readers to come along.
bool is_invitation(const NamedText& text, const NameMatch& match) {
  constexpr std::size_t kWordsBack = 15;
  constexpr auto kAsks = std::to_array<std::string_view>(
      {"follow", "share", "find", "like", "join", "connect", "email", "subscribe"});
  bool on = false;
  for (std::size_t i = match.first; i > 0 && match.first - i < kWordsBack; --i) {
    const NameWord& word = text.words[i - 1];
    on = on || word.folded == "on";
    if (on && word.capital && is_one_of(kAsks, word.folded)) {
      return true;
    }
  }
  return false;
}

/// The folded word at @p at, "" outside of the text.
std::string_view word_at(const NamedText& text, std::size_t at) {
  return at < text.words.size() ? std::string_view(text.words[at].folded) : std::string_view{};
}

bool stands_in_business(const NamedText& text, const NameMatch& match) {
  const bool genitive = word_at(text, match.last) == "s";
  const std::size_t next = match.last + (genitive ? 1 : 0);
  const std::string_view before = match.first == 0 ? "" : word_at(text, match.first - 1);
  const bool of_shares =
      before == "of" && match.first > 1 && follows_companies(word_at(text, match.first - 2));
  return follows_companies(word_at(text, next)) || precedes_companies(before) || of_shares;
}

}  // namespace

NamedText named_text(std::string_view text) {
  constexpr std::size_t kLongWord = 4;
  NamedText named{.text = text, .words = name_words(text)};
  std::size_t long_words = 0;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < named.words.size(); ++i) {
    if (named.words[i].folded.size() >= kLongWord) {
      ++long_words;
      capitals += is_capitalised(named, i) ? 1 : 0;
    }
  }
  named.title_case = capitals * 4 >= long_words * 3;
  return named;
}

NameContext context_of(const NamedText& text, const NameMatch& match) {
  const bool one_word = match.last - match.first == 1;
  if (is_invitation(text, match)) {
    return NameContext::Invitation;
  }
  if (one_word && !text.title_case && goes_on_to_the_left(text, match)) {
    return NameContext::OtherName;
  }
  if (stands_in_business(text, match)) {
    return NameContext::Business;
  }
  if (text.title_case) {
    return NameContext::Headline;
  }
  const std::string_view next = capital_after(text, match);
  const std::string_view before = match.first == 0 ? "" : word_at(text, match.first - 1);
  if (is_namesake(next) || (match.needs_support && before == "the")) {
    return NameContext::OtherName;
  }
  const bool goes_on = match.needs_support && !next.empty() && !is_office(next);
  return goes_on ? NameContext::Product : NameContext::Plain;
}

std::size_t small_uses(const NamedText& text, std::string_view folded) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text.words, [&](const NameWord& word) { return !word.capital && word.folded == folded; }));
}

}  // namespace dateline::extract
