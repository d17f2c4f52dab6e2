// SPDX-License-Identifier: GPL-3.0-or-later
// Which company stands behind a stock symbol: the table of symbols as searchd asks it. A past
// moment sees no listing that began later.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/extract/symbol_table.h"
#include "searchd/search/label_filter.h"

namespace dateline::searchd {

using extract::Listing;

/// A moment; nothing: now, with all that the table knows.
using AsOf = std::optional<std::int64_t>;

/// True for what @p as_of could have known.
[[nodiscard]] bool is_known(const Listing& listing, AsOf as_of);

/// Immutable and thread-safe.
class Companies {
 public:
  /// Null stands for the table that is compiled in. Shared with whoever read it.
  explicit Companies(std::shared_ptr<const extract::SymbolTable> table);

  /// What the company was called that articles are filed under as @p symbol, which is its present
  /// one; nullptr when the table has none.
  [[nodiscard]] const Listing* filed_under(std::string_view symbol, AsOf as_of) const;

  /// Every listing of @p symbol, earliest first.
  [[nodiscard]] std::vector<const Listing*> carriers(std::string_view symbol, AsOf as_of) const;

  /// All symbols that the company of @p listing had, earliest first, itself among them.
  [[nodiscard]] std::vector<const Listing*> history(const Listing& listing, AsOf as_of) const;

  /// What became of @p listing by then.
  [[nodiscard]] const Listing& present(const Listing& listing, AsOf as_of) const;

  /// True when a name, another name or a former symbol of the company filed under @p symbol is one
  /// that @p filter accepts.
  [[nodiscard]] bool has_name(std::string_view symbol, const LabelFilter& filter, AsOf as_of) const;

 private:
  std::shared_ptr<const extract::SymbolTable> table_;  // the caller may keep it too
  std::unordered_map<std::string_view, std::vector<const Listing*>> by_symbol_;
  std::unordered_map<const Listing*, std::vector<const Listing*>> histories_;  // by the present one
  std::unordered_map<const Listing*, std::vector<std::string>> names_;         // folded
};

}  // namespace dateline::searchd
