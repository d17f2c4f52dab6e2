// SPDX-License-Identifier: GPL-3.0-or-later
// The tickers of an article: symbols and names of companies in its text, held against the table.
//
// Precision first: a wrong ticker is worse than a missing one. What names its exchange is taken as
// it is; what could be a word, an acronym or somebody's name counts only where the rest of the
// article speaks for the company.
#pragma once

#include "indexer/extract/company_names.h"
#include "indexer/extract/explanation.h"
#include "indexer/extract/symbol_table.h"
#include "indexer/extract/ticker_reading.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// Immutable, so any number of threads may ask it.
class TickerFinder {
 public:
  /// @p table must outlive it.
  TickerFinder(const SymbolTable& table, NameRule names);

  /// Adds what title, body and related boxes name, with evidence; completes the tickers that the
  /// source listed from the table; then merges them. Tells @p explanation, unless null, what was
  /// considered.
  void annotate(Article& article, Explanation* explanation) const;

 private:
  const SymbolTable& table_;
  CompanyNames names_;
  NameRule rule_;
};

}  // namespace dateline::extract
