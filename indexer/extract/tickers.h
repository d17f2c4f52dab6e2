// SPDX-License-Identifier: GPL-3.0-or-later
// Stock symbols that need no table: those of the old newswires, and values of their own. What is
// found in running text is told in ticker_notations.h and ticker_finder.h.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/schema/article.h"

namespace dateline::extract {

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
