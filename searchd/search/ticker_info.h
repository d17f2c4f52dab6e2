// SPDX-License-Identifier: GPL-3.0-or-later
// One stock symbol: who carried it when, by the table of symbols, and what the archive holds of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/base/timestamp.h"
#include "searchd/search/search_result.h"

namespace dateline::searchd {

struct AnswerSource;

/// A symbol that a company had on an exchange for a time.
struct SymbolPeriod {
  std::string symbol;
  std::string name;
  std::string exchange;
  std::optional<std::int64_t> from;   // its first day; nothing: open
  std::optional<std::int64_t> until;  // its last day; nothing: open
};

/// A company that carried the symbol.
struct TickerIdentity {
  SymbolPeriod period;
  std::string country;
  std::vector<std::string> aliases;
  std::string present;                // the symbol that its articles are filed under
  std::vector<SymbolPeriod> history;  // all its symbols, earliest first
  std::uint64_t articles = 0;         // with the symbol, published within the period
};

struct TickerInfo {
  IndexInfo index;
  std::string symbol;
  std::vector<TickerIdentity> identities;  // earliest first
  std::uint64_t articles = 0;              // with the symbol in headline or text
  std::uint64_t headline = 0;
  std::uint64_t related = 0;          // in the related box
  std::optional<std::int64_t> first;  // earliest and latest published, of headline or text
  std::optional<std::int64_t> last;
};

/// What is known of @p symbol at @p as_of; with @p on, a day, only who carried it that day.
/// NotFound when neither the table nor an article has the symbol.
[[nodiscard]] Result<TickerInfo> describe_ticker(const AnswerSource& source,
                                                 std::string_view symbol,
                                                 const std::optional<Timestamp>& on,
                                                 std::optional<std::int64_t> as_of);

}  // namespace dateline::searchd
