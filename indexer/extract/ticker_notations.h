// SPDX-License-Identifier: GPL-3.0-or-later
// How a stock symbol stands in running text: `(NYSE: TM)`, `[LSE: VOD]`, `( TM )`, `(GOOG, GOOGL)`,
// `<GM.N>`, `(TSLA.O)`, `TSLA.O`, `$AAPL`, `NYSE: TM`. Found by shape alone; what is accepted is
// decided by ticker_finder.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/exchanges.h"

namespace dateline::extract {

/// From the clearest to the weakest.
enum class Notation : std::uint8_t {
  Listed,         // (NYSE: TM)
  Wire,           // <GM.N>, (GM.N)
  Colon,          // NYSE: TM
  Cashtag,        // $AAPL
  Dotted,         // TSLA.O
  SpacedBracket,  // ( TM ): what scrapers leave of a link
  Bracket,        // (TM)
};

/// A symbol where it stands. The views point into the text.
struct PrintedSymbol {
  Notation notation = Notation::Bracket;
  const Exchange* exchange = nullptr;  // named before it or by its suffix
  std::string_view symbol;             // without the suffix of an exchange: "BRK-B"
  std::size_t begin = 0;               // bytes of the text, brackets included
  std::size_t end = 0;
};

/// All of them, left to right.
[[nodiscard]] std::vector<PrintedSymbol> printed_symbols(std::string_view text);

}  // namespace dateline::extract
