// SPDX-License-Identifier: GPL-3.0-or-later
// Which company a stock symbol meant at which time: the table in indexer/tables, and what an
// operator adds to it. The format of its files is told in indexer/tables/README.md.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/base/timestamp.h"

namespace dateline::extract {

/// A name by which text calls a company.
struct Alias {
  std::string text;
  bool needs_support = false;  // also an ordinary word: it counts only where more speaks for it
};

/// A symbol that a company had on an exchange for a time.
struct Listing {
  std::string symbol;    // "TM", "BRK.B"
  std::string exchange;  // the code of an exchange; may be empty: somewhere in the U.S.
  std::string country;   // of that exchange
  std::string name;
  std::vector<Alias> aliases;
  std::int64_t from = std::numeric_limits<std::int64_t>::min();  // its first second
  std::int64_t end = std::numeric_limits<std::int64_t>::max();   // the first second after it
  std::size_t later = 0;  // index of the listing that succeeded it; its own where there is none
  std::size_t file = 0;   // which file it stands in; the later one knows better
};

/// One file of the table.
struct SymbolFile {
  std::string name;  // for messages
  std::string_view bytes;
};

/// The listings of one or more files. Immutable, so any number of threads may read it.
class SymbolTable {
 public:
  SymbolTable(const SymbolTable&) = delete;
  SymbolTable& operator=(const SymbolTable&) = delete;
  SymbolTable(SymbolTable&&) = default;
  SymbolTable& operator=(SymbolTable&&) = default;
  ~SymbolTable() = default;

  /// Reads @p files in order. Where two files have the same symbol on the same exchange, the rows
  /// of the later file stand. InvalidArgument with file and line for a row that makes no sense.
  [[nodiscard]] static Result<SymbolTable> read(std::span<const SymbolFile> files);

  /// The table that is compiled into the program.
  [[nodiscard]] static const SymbolTable& built_in();

  /// What @p symbol, in its canonical form, meant at @p when. Without a country the U.S. come
  /// first; without a time, the last one to have it. Null when the table has none.
  [[nodiscard]] const Listing* find(std::string_view symbol, std::string_view country,
                                    const Timestamp& when) const;

  /// What became of a listing: the last one of its successors, or itself.
  [[nodiscard]] const Listing& present(const Listing& listing) const;

  [[nodiscard]] std::span<const Listing> listings() const { return listings_; }

  /// 16 hex digits that differ where the files differ.
  [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }

 private:
  SymbolTable() = default;

  /// The listing of that symbol that came after @p listing.
  [[nodiscard]] std::optional<std::size_t> successor(const Listing& listing,
                                                     std::string_view symbol) const;

  std::vector<Listing> listings_;
  std::unordered_multimap<std::string_view, std::size_t> by_symbol_;  // views into listings_
  std::string fingerprint_;
};

/// The files compiled into the program, for SymbolTable::read().
[[nodiscard]] std::vector<SymbolFile> built_in_symbol_files();

/// True when @p listing was valid at @p when; always when that is not known.
[[nodiscard]] bool is_valid_at(const Listing& listing, const Timestamp& when);

/// The one way in which a symbol is written: "BRK-B" and "BRK/B" are "BRK.B", small letters are
/// raised.
[[nodiscard]] std::string canonical_symbol(std::string_view text);

}  // namespace dateline::extract
