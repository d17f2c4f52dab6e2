// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/ticker_notations.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestBracket = 120;
constexpr std::size_t kLongestExchange = 40;

bool is_symbol_letter(char letter) {
  return is_upper(letter) || is_digit(letter);
}

bool is_word_letter(char letter) {
  return is_letter(letter) || is_digit(letter);
}

bool all_capitals(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most && std::ranges::all_of(text, is_upper);
}

/// "TM", "BRK.B", "BRK-B", "BF/B": one to five capitals, perhaps a class.
bool is_plain_symbol(std::string_view text) {
  const std::size_t mark = text.find_first_of(".-/");
  return all_capitals(text.substr(0, mark), 5) &&
         (mark == std::string_view::npos || all_capitals(text.substr(mark + 1), 2));
}

/// What may stand after an exchange: digits and more letters too ("HKG: 0700").
bool is_listed_symbol(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  const std::size_t mark = text.find_first_of(".-/");
  const std::string_view stem = text.substr(0, mark);
  return !stem.empty() && stem.size() <= kLongest && std::ranges::all_of(stem, is_symbol_letter) &&
         (mark == std::string_view::npos || all_capitals(text.substr(mark + 1), 2));
}

/// Cuts the suffix that names an exchange, or its country ("AZN-GB"), off the symbol.
PrintedSymbol with_suffix(PrintedSymbol found) {
  if (const std::size_t dash = found.symbol.rfind('-');
      dash != std::string_view::npos && found.exchange != nullptr &&
      found.symbol.substr(dash + 1) == found.exchange->country) {
    found.symbol = found.symbol.substr(0, dash);
  }
  const std::size_t dot = found.symbol.rfind('.');
  const Exchange* const exchange =
      dot == std::string_view::npos ? nullptr : find_exchange_suffix(found.symbol.substr(dot + 1));
  if (exchange != nullptr) {
    found.symbol = found.symbol.substr(0, dot);
    found.exchange = found.exchange == nullptr ? exchange : found.exchange;
  }
  return found;
}

/// The parts of "TM, GM and F".
std::vector<std::string_view> parts_of(std::string_view inside) {
  std::vector<std::string_view> parts;
  for (std::string_view part : split(inside, ",;|")) {
    part = part.starts_with("and ") ? trim(part.substr(4)) : part;
    parts.push_back(part);
  }
  return parts;
}

/// The entries of "NYSE: TM, GM; LSE: VOD"; empty unless all of it reads like that.
std::vector<PrintedSymbol> listed_entries(std::string_view inside) {
  std::vector<PrintedSymbol> entries;
  const Exchange* exchange = nullptr;
  for (std::string_view part : parts_of(inside)) {
    if (const std::size_t colon = part.find(':'); colon != std::string_view::npos) {
      exchange = find_exchange(trim(part.substr(0, colon)));
      part = trim(part.substr(colon + 1));
    }
    if (exchange == nullptr || !is_listed_symbol(part)) {
      return {};
    }
    entries.push_back(
        with_suffix({.notation = Notation::Listed, .exchange = exchange, .symbol = part}));
  }
  return entries;
}

/// The entries of "GOOG, GOOGL" or "GM.N"; empty unless all of it are symbols.
std::vector<PrintedSymbol> plain_entries(std::string_view inside) {
  const bool spaced = inside.size() >= 3 && inside.front() == ' ' && inside.back() == ' ';
  std::vector<PrintedSymbol> entries;
  for (const std::string_view part : parts_of(inside)) {
    if (!is_plain_symbol(part)) {
      return {};
    }
    PrintedSymbol entry = with_suffix(
        {.notation = spaced ? Notation::SpacedBracket : Notation::Bracket, .symbol = part});
    entry.notation = entry.exchange != nullptr ? Notation::Wire : entry.notation;
    entries.push_back(entry);
  }
  return entries;
}

/// The bracket that opens at @p begin: its symbols. @p end becomes the byte after it.
std::vector<PrintedSymbol> bracket_at(std::string_view text, std::size_t begin, std::size_t& end) {
  const char opening = text[begin];
  const char closing = opening == '(' ? ')' : opening == '[' ? ']' : '>';
  const std::size_t length = text.substr(begin, kLongestBracket).find(closing);
  if (length == std::string_view::npos) {
    return {};
  }
  const std::string_view inside = text.substr(begin + 1, length - 1);
  std::vector<PrintedSymbol> entries = listed_entries(inside);
  if (entries.empty()) {
    entries = plain_entries(inside);
  }
  if (opening == '<') {
    std::erase_if(entries,
                  [](const PrintedSymbol& entry) { return entry.notation != Notation::Wire; });
  }
  for (PrintedSymbol& entry : entries) {
    entry.begin = begin;
    entry.end = begin + length + 1;
  }
  end = entries.empty() ? end : begin + length + 1;
  return entries;
}

/// The run of capitals, digits and class marks that starts at @p begin, without a mark at its end.
/// Empty when it is too long for a symbol.
std::string_view symbol_run(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongest = 16;
  std::size_t end = begin;
  while (end < text.size() && end - begin <= kLongest &&
         (is_symbol_letter(text[end]) || text[end] == '.')) {
    ++end;
  }
  while (end > begin && text[end - 1] == '.') {
    --end;
  }
  const bool closed = end == text.size() || !is_word_letter(text[end]);
  return closed ? text.substr(begin, end - begin) : std::string_view{};
}

/// `$AAPL` at @p begin; sums of money and names of currencies are none.
std::optional<PrintedSymbol> cashtag_at(std::string_view text, std::size_t begin) {
  constexpr auto kMoney = std::to_array<std::string_view>(
      {"US", "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MM", "MN", "BN", "TN", "TRN"});
  const bool opens = begin == 0 || (!is_word_letter(text[begin - 1]) && text[begin - 1] != '$');
  const std::string_view symbol = symbol_run(text, begin + 1);
  if (!opens || symbol.size() < 2 || !is_plain_symbol(symbol) ||
      std::ranges::find(kMoney, symbol) != kMoney.end()) {
    return std::nullopt;
  }
  return with_suffix({.notation = Notation::Cashtag,
                      .symbol = symbol,
                      .begin = begin,
                      .end = begin + 1 + symbol.size()});
}

/// The exchange whose name ends @p text, the longest one. @p begin becomes where it starts.
const Exchange* exchange_before(std::string_view text, std::size_t& begin) {
  const std::size_t floor = text.size() > kLongestExchange ? text.size() - kLongestExchange : 0;
  const Exchange* found = nullptr;
  for (std::size_t at = text.size(); at > floor; --at) {
    const bool starts = at == 1 || !is_word_letter(text[at - 2]);
    if (!starts || !is_word_letter(text[at - 1])) {
      continue;
    }
    if (const Exchange* const exchange = find_exchange(text.substr(at - 1))) {
      found = exchange;
      begin = at - 1;
    }
  }
  return found;
}

/// `NYSE: TM` around the colon at @p colon.
std::optional<PrintedSymbol> colon_at(std::string_view text, std::size_t colon) {
  std::size_t begin = colon;
  const Exchange* const exchange = exchange_before(text.substr(0, colon), begin);
  if (exchange == nullptr) {
    return std::nullopt;
  }
  const std::size_t start = colon + 1 + (text.substr(colon + 1).starts_with(' ') ? 1 : 0);
  const std::string_view symbol = symbol_run(text, start);
  if (!is_listed_symbol(symbol)) {
    return std::nullopt;
  }
  return with_suffix({.notation = Notation::Colon,
                      .exchange = exchange,
                      .symbol = symbol,
                      .begin = begin,
                      .end = start + symbol.size()});
}

/// `TSLA.O` around the dot at @p dot: at least two capitals before it.
std::optional<PrintedSymbol> dotted_at(std::string_view text, std::size_t dot) {
  std::size_t begin = dot;
  while (begin > 0 && is_symbol_letter(text[begin - 1])) {
    --begin;
  }
  const bool opens =
      begin == 0 || (!is_word_letter(text[begin - 1]) &&
                     std::string_view(".&-/@$").find(text[begin - 1]) == std::string_view::npos);
  const std::string_view symbol = symbol_run(text, begin);
  if (!opens || dot - begin < 2 || !is_plain_symbol(symbol)) {
    return std::nullopt;
  }
  const PrintedSymbol found = with_suffix({.notation = Notation::Dotted,
                                           .symbol = symbol,
                                           .begin = begin,
                                           .end = begin + symbol.size()});
  return found.exchange == nullptr ? std::nullopt : std::optional(found);
}

}  // namespace

std::vector<PrintedSymbol> printed_symbols(std::string_view text) {
  constexpr std::string_view kMarks = "([<$:.";
  std::vector<PrintedSymbol> found;
  for (std::size_t at = text.find_first_of(kMarks); at != std::string_view::npos;) {
    std::size_t next = at + 1;
    std::optional<PrintedSymbol> symbol;
    if (text[at] == '$') {
      symbol = cashtag_at(text, at);
    } else if (text[at] == ':') {
      symbol = colon_at(text, at);
    } else if (text[at] == '.') {
      symbol = dotted_at(text, at);
    } else {
      const std::vector<PrintedSymbol> entries = bracket_at(text, at, next);
      found.insert(found.end(), entries.begin(), entries.end());
    }
    if (symbol) {
      found.push_back(*symbol);
      next = std::max(next, symbol->end);
    }
    at = text.find_first_of(kMarks, next);
  }
  return found;
}

}  // namespace dateline::extract
