// SPDX-License-Identifier: GPL-3.0-or-later
// What every article goes through once its reader has found the values, whatever the format: clean
// text first, then what is read from the text as a whole.
#pragma once

#include "indexer/extract/explanation.h"
#include "indexer/extract/symbol_table.h"
#include "indexer/extract/ticker_finder.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// Who finds the tickers of an article.
enum class TickerSource : std::uint8_t {
  Text,    // they are looked for in its text
  Reader,  // its reader has found all of them, by the rules of its format
};

/// Completes articles. Thread-safe after construction.
class Annotator {
 public:
  /// @p symbols must outlive it.
  Annotator(const SymbolTable& symbols, NameRule names) : tickers_(symbols, names) {}

  /// Completes @p article in place; tells @p explanation, unless null, what was considered.
  void annotate(Article& article, TickerSource tickers, Explanation* explanation) const;

 private:
  TickerFinder tickers_;
};

}  // namespace dateline::extract
