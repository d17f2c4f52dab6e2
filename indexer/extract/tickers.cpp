// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/tickers.h"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <utility>

#include "indexer/extract/exchanges.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestBracket = 120;

bool is_symbol_letter(char letter) {
  return is_upper(letter) || is_digit(letter);
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

/// What may stand after an exchange: digits too ("HKG: 0700").
bool is_listed_symbol(std::string_view text) {
  const std::size_t mark = text.find_first_of(".-/");
  const std::string_view stem = text.substr(0, mark);
  return !stem.empty() && stem.size() <= 6 && std::ranges::all_of(stem, is_symbol_letter) &&
         (mark == std::string_view::npos || all_capitals(text.substr(mark + 1), 2));
}

/// Words in capitals that stand in spaced brackets and are no symbols.
bool is_acronym(std::string_view text) {
  constexpr auto kAcronyms = std::to_array<std::string_view>(
      {"CEO", "CFO", "COO", "CTO", "GDP", "GNP", "EU",  "UN",  "US",   "UK",   "USA",
       "FDA", "SEC", "IPO", "ETF", "FED", "ECB", "IMF", "WHO", "OPEC", "NATO", "PLC"});
  return std::ranges::find(kAcronyms, text) != kAcronyms.end();
}

/// "TM.N" is TM on N, "BRK.B" is itself.
Ticker to_ticker(std::string_view printed, std::string_view exchange, TickerRole role) {
  Ticker ticker{.symbol = std::string(printed), .exchange = std::string(exchange), .role = role};
  const std::size_t dot = printed.rfind('.');
  if (dot != std::string_view::npos && is_exchange_suffix(printed.substr(dot + 1))) {
    ticker.symbol = printed.substr(0, dot);
    if (exchange.empty()) {
      ticker.exchange = printed.substr(dot + 1);
    }
  }
  return ticker;
}

bool has_exchange_suffix(std::string_view symbol) {
  const std::size_t dot = symbol.rfind('.');
  return dot != std::string_view::npos && is_exchange_suffix(symbol.substr(dot + 1));
}

/// One entry of a bracket that names exchanges: "NYSE: TM", or "GM" after it.
struct BracketEntry {
  std::string_view exchange;
  std::string_view symbol;
};

/// The entries of "NYSE: TM, GM; LSE: VOD"; empty unless all of it reads like that.
std::vector<BracketEntry> entries_of(std::string_view inside) {
  std::vector<BracketEntry> entries;
  std::string_view exchange;
  for (std::string_view part : split(inside, ",;|")) {
    part = part.starts_with("and ") ? trim(part.substr(4)) : part;
    const std::size_t colon = part.find(':');
    if (colon != std::string_view::npos) {
      exchange = trim(part.substr(0, colon));
      part = trim(part.substr(colon + 1));
    }
    if (!is_exchange(exchange) || !is_listed_symbol(part)) {
      return {};
    }
    entries.push_back({exchange, part});
  }
  return entries;
}

void add_bracket(std::string_view inside, TickerRole role, std::vector<Ticker>& tickers) {
  for (const BracketEntry& entry : entries_of(inside)) {
    tickers.push_back(to_ticker(entry.symbol, entry.exchange, role));
  }
  const std::string_view word = trim(inside);
  const bool spaced = inside.size() >= 3 && inside.front() == ' ' && inside.back() == ' ';
  if (is_plain_symbol(word) && !is_acronym(word) && (spaced || has_exchange_suffix(word))) {
    tickers.push_back(to_ticker(word, {}, role));
  }
}

/// `$AAPL` at the start of @p text; sums of money and names of currencies are none.
void add_cashtag(std::string_view text, TickerRole role, std::vector<Ticker>& tickers) {
  constexpr auto kMoney = std::to_array<std::string_view>(
      {"US", "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MM", "MN", "BN", "TN", "TRN"});
  text.remove_prefix(1);
  const auto* const end = std::ranges::find_if_not(text, is_upper);
  std::string_view symbol = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  std::string_view rest = text.substr(symbol.size());
  if (rest.size() >= 2 && rest[0] == '.' && is_upper(rest[1]) &&
      (rest.size() == 2 || !is_letter(rest[2]))) {
    symbol = text.substr(0, symbol.size() + 2);
    rest.remove_prefix(2);
  }
  const bool closed = rest.empty() || (!is_letter(rest[0]) && !is_digit(rest[0]));
  if (closed && symbol.size() >= 2 && is_plain_symbol(symbol) &&
      std::ranges::find(kMoney, symbol) == kMoney.end()) {
    tickers.push_back(to_ticker(symbol, {}, role));
  }
}

/// What stands between an opening mark at the start of @p text and its closing mark.
std::string_view inside_of(std::string_view text, char closing) {
  const std::size_t end = text.substr(0, kLongestBracket).find(closing);
  return end == std::string_view::npos ? std::string_view{} : text.substr(1, end - 1);
}

}  // namespace

void add_tickers(std::string_view text, TickerRole role, std::vector<Ticker>& tickers) {
  for (std::size_t i = text.find_first_of("([<$"); i != std::string_view::npos;
       i = text.find_first_of("([<$", i + 1)) {
    const std::string_view rest = text.substr(i);
    const char before = i == 0 ? ' ' : text[i - 1];
    if (rest[0] == '(' || rest[0] == '[') {
      add_bracket(inside_of(rest, rest[0] == '(' ? ')' : ']'), role, tickers);
    } else if (rest[0] == '<') {
      const std::string_view inside = inside_of(rest, '>');
      if (is_plain_symbol(inside) && has_exchange_suffix(inside)) {
        tickers.push_back(to_ticker(inside, {}, role));
      }
    } else if (!is_letter(before) && !is_digit(before) && before != '$') {
      add_cashtag(rest, role, tickers);
    }
  }
}

void add_wire_tickers(std::string_view text, TickerRole role, std::vector<Ticker>& tickers) {
  for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
    const std::string_view inside = inside_of(text.substr(i), '>');
    const std::size_t dot = inside.find('.');
    const std::string_view stem = inside.substr(0, dot);
    const std::string_view exchange =
        dot == std::string_view::npos ? std::string_view{} : inside.substr(dot + 1);
    if (all_capitals(stem, 5) && (dot == std::string_view::npos || all_capitals(exchange, 3))) {
      tickers.push_back(
          {.symbol = std::string(inside), .exchange = std::string(exchange), .role = role});
    }
  }
}

std::optional<Ticker> read_ticker(std::string_view text) {
  text = trim(text);
  text.remove_prefix(text.starts_with('$') ? 1 : 0);
  std::string_view exchange;
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
    exchange = trim(text.substr(0, colon));
    text = trim(text.substr(colon + 1));
  }
  std::string symbol(text);
  std::ranges::transform(symbol, symbol.begin(), [](char letter) {
    return is_lower(letter) ? static_cast<char>(letter - 'a' + 'A') : letter;
  });
  const bool shaped =
      !symbol.empty() && symbol.size() <= 16 && std::ranges::all_of(symbol, [](char letter) {
        return is_symbol_letter(letter) || letter == '.' || letter == '-' || letter == '/';
      });
  if (!shaped || exchange.size() > 40 || !is_symbol_letter(symbol.front())) {
    return std::nullopt;
  }
  return to_ticker(symbol, exchange, TickerRole::Body);
}

void merge_tickers(std::vector<Ticker>& tickers) {
  std::ranges::stable_sort(tickers, [](const Ticker& a, const Ticker& b) {
    return std::tie(a.role, a.symbol) < std::tie(b.role, b.symbol);
  });
  std::vector<Ticker> merged;
  for (Ticker& ticker : tickers) {
    if (merged.empty() || merged.back().symbol != ticker.symbol ||
        merged.back().role != ticker.role) {
      merged.push_back(std::move(ticker));
      continue;
    }
    merged.back().mentions += ticker.mentions;
    if (merged.back().exchange.empty()) {
      merged.back().exchange = std::move(ticker.exchange);
    }
  }
  tickers = std::move(merged);
}

}  // namespace dateline::extract
