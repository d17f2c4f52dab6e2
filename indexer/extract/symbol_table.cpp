// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/symbol_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "indexer/extract/exchanges.h"
#include "indexer/extract/symbol_tables.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::string_view kHome = "US";
constexpr std::size_t kLongestSymbol = 16;
constexpr std::size_t kLongestChain = 16;

/// A row before its successor is looked up.
struct Row {
  Listing listing;
  std::string later;
  std::string where;  // "FILE:LINE"
};

/// The fields of a line, trimmed; missing ones at its end are empty. Nothing when there are too
/// many.
using Fields = std::array<std::string_view, 7>;

std::optional<Fields> fields_of(std::string_view line) {
  Fields fields;
  for (std::string_view& field : fields) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    field = trim(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return line.empty() ? std::optional(fields) : std::nullopt;
}

bool is_symbol(std::string_view text) {
  return !text.empty() && text.size() <= kLongestSymbol && text.front() != '.' &&
         text.back() != '.' && std::ranges::all_of(text, [](char letter) {
           return is_upper(letter) || is_digit(letter) || letter == '.';
         });
}

std::vector<Alias> aliases_of(std::string_view list) {
  std::vector<Alias> aliases;
  for (std::string_view part : split(list, "|")) {
    const bool needs_support = part.starts_with('?');
    part.remove_prefix(needs_support ? 1 : 0);
    aliases.push_back({.text = std::string(trim(part)), .needs_support = needs_support});
  }
  return aliases;
}

/// A day of the period; nothing when @p text is none.
std::optional<Timestamp> day_of(std::string_view text) {
  const std::optional<ParsedDate> date = parse_iso_date(text);
  return date && date->time.precision == Precision::Day ? std::optional(date->time) : std::nullopt;
}

/// Reads the period. An error is what is wrong with it.
Status read_period(const Fields& fields, Listing& listing) {
  if (!fields[4].empty()) {
    const std::optional<Timestamp> from = day_of(fields[4]);
    if (!from) {
      return Error{ErrorCode::InvalidArgument,
                   "\"" + std::string(fields[4]) + "\" is no day like 2022-06-09"};
    }
    listing.from = from->seconds;
  }
  if (!fields[5].empty()) {
    const std::optional<Timestamp> until = day_of(fields[5]);
    if (!until) {
      return Error{ErrorCode::InvalidArgument,
                   "\"" + std::string(fields[5]) + "\" is no day like 2022-06-09"};
    }
    listing.end = period_end(*until);
  }
  if (listing.from >= listing.end) {
    return Error{ErrorCode::InvalidArgument, "the period ends before it begins"};
  }
  return ok();
}

Result<Row> row_of(std::string_view line) {
  const std::optional<Fields> fields = fields_of(line);
  if (!fields) {
    return Error{ErrorCode::InvalidArgument, "a row has at most seven fields"};
  }
  Row row;
  row.listing.symbol = canonical_symbol((*fields)[0]);
  if (!is_symbol(row.listing.symbol)) {
    return Error{ErrorCode::InvalidArgument, "\"" + std::string((*fields)[0]) + "\" is no symbol"};
  }
  const Exchange* const exchange = find_exchange((*fields)[1]);
  if (exchange == nullptr && !(*fields)[1].empty()) {
    return Error{ErrorCode::InvalidArgument,
                 "\"" + std::string((*fields)[1]) + "\" is no exchange that is known"};
  }
  row.listing.exchange = exchange == nullptr ? "" : exchange->code;
  row.listing.country = exchange == nullptr ? kHome : exchange->country;
  row.listing.name = (*fields)[2];
  if (row.listing.name.empty()) {
    return Error{ErrorCode::InvalidArgument, "the row names no company"};
  }
  row.listing.aliases = aliases_of((*fields)[3]);
  row.later = canonical_symbol((*fields)[6]);
  if (Status period = read_period(*fields, row.listing); !period) {
    return std::move(period).error();
  }
  return row;
}

/// Adds the rows of one file.
Status read_file(const SymbolFile& file, std::size_t number, std::vector<Row>& rows) {
  std::string_view rest = file.bytes;
  for (std::size_t line_number = 1; !rest.empty(); ++line_number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (trim(line).empty() || line.starts_with('#')) {
      continue;
    }
    const std::string where = file.name + ":" + std::to_string(line_number);
    Result<Row> row = row_of(line);
    if (!row) {
      return Error{ErrorCode::InvalidArgument, where + ": " + row.error().message,
                   "a row is symbol, exchange, name, aliases, from, until, later; between tabs"};
    }
    row->where = where;
    row->listing.file = number;
    rows.push_back(*std::move(row));
  }
  return ok();
}

/// Leaves out the rows that a later file has rows for.
void leave_out_replaced(std::vector<Row>& rows) {
  std::set<std::pair<std::string, std::string>> replaced;
  std::set<std::pair<std::string, std::string>> current;
  std::vector<Row> kept;
  std::size_t file = rows.empty() ? 0 : rows.back().listing.file;
  std::ranges::reverse(rows);
  for (Row& row : rows) {
    if (row.listing.file != file) {
      file = row.listing.file;
      replaced.merge(current);
    }
    std::pair key(row.listing.symbol, row.listing.country);
    if (!replaced.contains(key)) {
      current.insert(std::move(key));
      kept.push_back(std::move(row));
    }
  }
  std::ranges::reverse(kept);
  rows = std::move(kept);
}

/// FNV-1a of 64 bits (Fowler, Noll, Vo).
std::uint64_t add_hash(std::string_view bytes, std::uint64_t hash) {
  constexpr std::uint64_t kPrime = 1'099'511'628'211U;
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * kPrime;
  }
  return hash;
}

std::string to_hex(std::uint64_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex(16, '0');
  for (auto digit = hex.rbegin(); digit != hex.rend(); ++digit, number >>= 4U) {
    *digit = kDigits[number & 15U];
  }
  return hex;
}

}  // namespace

std::vector<SymbolFile> built_in_symbol_files() {
  std::vector<SymbolFile> files;
  for (const EmbeddedFile& file : embedded_symbol_tables()) {
    files.push_back({.name = std::string(file.path), .bytes = file.bytes});
  }
  return files;
}

Result<SymbolTable> SymbolTable::read(std::span<const SymbolFile> files) {
  constexpr std::uint64_t kFnvBasis = 14'695'981'039'346'656'037U;
  std::vector<Row> rows;
  std::uint64_t hash = kFnvBasis;
  for (std::size_t number = 0; number < files.size(); ++number) {
    if (Status read = read_file(files[number], number, rows); !read) {
      return std::move(read).error();
    }
    hash = add_hash(files[number].bytes, hash);
  }
  leave_out_replaced(rows);
  SymbolTable table;
  table.fingerprint_ = to_hex(hash);
  table.listings_.reserve(rows.size());
  for (Row& row : rows) {
    row.listing.later = table.listings_.size();
    table.listings_.push_back(std::move(row.listing));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    table.by_symbol_.emplace(table.listings_[i].symbol, i);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Listing& listing = table.listings_[i];
    if (rows[i].later.empty()) {
      continue;
    }
    const std::optional<std::size_t> later = table.successor(listing, rows[i].later);
    if (!later) {
      return Error{ErrorCode::InvalidArgument,
                   rows[i].where + ": there is no listing " + rows[i].later + " after it"};
    }
    listing.later = *later;
  }
  return table;
}

const SymbolTable& SymbolTable::built_in() {
  static const SymbolTable table = *read(built_in_symbol_files());
  return table;
}

const Listing* SymbolTable::find(std::string_view symbol, std::string_view country,
                                 const Timestamp& when) const {
  const Listing* found = nullptr;
  const auto [first, last] = by_symbol_.equal_range(symbol);
  for (auto entry = first; entry != last; ++entry) {
    const Listing& listing = listings_[entry->second];
    if (!is_valid_at(listing, when) || (!country.empty() && listing.country != country)) {
      continue;
    }
    const bool better =
        found == nullptr || std::tuple(listing.country == kHome, listing.end, listing.from) >
                                std::tuple(found->country == kHome, found->end, found->from);
    found = better ? &listing : found;
  }
  return found;
}

std::optional<std::size_t> SymbolTable::successor(const Listing& listing,
                                                  std::string_view symbol) const {
  std::optional<std::size_t> found;
  const auto [first, last] = by_symbol_.equal_range(symbol);
  for (auto entry = first; entry != last; ++entry) {
    const Listing& later = listings_[entry->second];
    if (later.country == listing.country && later.end > listing.end &&
        (!found || later.from < listings_[*found].from)) {
      found = entry->second;
    }
  }
  return found;
}

const Listing& SymbolTable::present(const Listing& listing) const {
  const Listing* current = &listing;
  for (std::size_t step = 0; step < kLongestChain; ++step) {
    current = &listings_[current->later];
  }
  return *current;
}

bool is_valid_at(const Listing& listing, const Timestamp& when) {
  return !when.known() || (listing.from <= when.seconds && when.seconds < listing.end);
}

std::string canonical_symbol(std::string_view text) {
  std::string symbol(text);
  std::ranges::transform(symbol, symbol.begin(), [](char letter) {
    if (letter == '-' || letter == '/') {
      return '.';
    }
    return is_lower(letter) ? static_cast<char>(letter - 'a' + 'A') : letter;
  });
  return symbol;
}

}  // namespace dateline::extract
