// SPDX-License-Identifier: GPL-3.0-or-later
// Stock symbols in running text, found by their notation alone.
//
// `(NYSE: TM)`, `(Nasdaq: AAPL, NYSE: GM)`, `[LSE: VOD]`, `( TM )`, `(TM.N)`, `<GM.N>`, `$AAPL`.
// No table of symbols stands behind it, so what could be a plain acronym is none: `(GDP)`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/schema/article.h"

namespace dateline::extract {

/// Adds the symbols of @p text; symbol, exchange, role and one mention each.
void add_tickers(std::string_view text, TickerRole role, std::vector<Ticker>& tickers);

/// Adds `<X>` as newswires of the 1980s print it: one to five capitals, or those with a dot and one
/// to three more for the exchange. Without a table nobody can tell an exchange from a class of
/// shares, so the symbol stays as printed ("GM.N") and the suffix is told as exchange besides.
void add_wire_tickers(std::string_view text, TickerRole role, std::vector<Ticker>& tickers);

/// A symbol given as a value of its own: "TM", "NYSE:TM", "TM.N", "BRK.B", "$TM", "0700.HK". Small
/// letters are raised. Nothing when it has no shape of a symbol.
[[nodiscard]] std::optional<Ticker> read_ticker(std::string_view text);

/// Sorts by role, then symbol, and makes one entry of each (symbol, role): mentions are summed, the
/// first known exchange stays.
void merge_tickers(std::vector<Ticker>& tickers);

}  // namespace dateline::extract
