// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/tickers.h"

#include <algorithm>
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

/// "TM.N" is TM on N, "BRK.B" is itself.
Ticker to_ticker(std::string_view printed, std::string_view exchange, TickerRole role) {
  Ticker ticker{.symbol = std::string(printed), .exchange = std::string(exchange), .role = role};
  const std::size_t dot = printed.rfind('.');
  if (dot != std::string_view::npos && find_exchange_suffix(printed.substr(dot + 1)) != nullptr) {
    ticker.symbol = printed.substr(0, dot);
    if (exchange.empty()) {
      ticker.exchange = printed.substr(dot + 1);
    }
  }
  return ticker;
}

/// What stands between "<" at the start of @p text and ">".
std::string_view inside_of(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestBracket).find('>');
  return end == std::string_view::npos ? std::string_view{} : text.substr(1, end - 1);
}

}  // namespace

void add_wire_tickers(std::string_view text, TickerRole role, std::vector<Ticker>& tickers) {
  for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
    const std::string_view inside = inside_of(text.substr(i));
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
    for (auto field : {&Ticker::exchange, &Ticker::name, &Ticker::then}) {
      if ((merged.back().*field).empty()) {
        merged.back().*field = std::move(ticker.*field);
      }
    }
  }
  tickers = std::move(merged);
}

}  // namespace dateline::extract
