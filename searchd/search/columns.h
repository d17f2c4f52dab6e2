// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of one segment in memory: what counting, ordering and versions need of each document,
// read once from the value slots.
//
// Documents are addressed by row = docid - 1. Rows stand in the order of time, newest first.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/base/result.h"
#include "indexer/base/timestamp.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/identity.h"
#include "searchd/search/list_column.h"

namespace dateline::searchd {

/// The lists that are counted. Tickers have one list a role, besides the one of headline and body.
enum class ColumnId : std::uint8_t {
  Ticker,
  TickerHeadline,
  TickerBody,
  TickerRelated,
  Topic,
  Source,
  Author,
  Place,
  Agency,
  Lang,
};
inline constexpr std::size_t kColumnCount = 10;

/// The column of a field of values; tickers by role, headline or body when there is none.
[[nodiscard]] ColumnId column_of(schema::FieldId field);
[[nodiscard]] ColumnId ticker_column(TickerRole role);

/// Values of one field as small numbers. Append-only: a number once given keeps its meaning.
class Dictionary {
 public:
  /// The number of a label, new or known. Labels of one key are one value, shown in the spelling
  /// that has capitals and small letters, else in the first in the order of bytes: whatever came
  /// first, so a merge changes no answer.
  std::uint32_t intern(schema::FieldId field, std::string_view label);

  [[nodiscard]] std::size_t size() const { return labels_.size(); }
  [[nodiscard]] const std::string& label(std::uint32_t value) const { return labels_[value]; }
  /// The number of a label's value, or size() when there is none.
  [[nodiscard]] std::uint32_t find(schema::FieldId field, std::string_view label) const;

 private:
  std::vector<std::string> labels_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by key
  std::unordered_map<std::string, std::uint32_t> seen_;     // by label, to save the folding
};

/// One dictionary a field of values, shared by all segments of a generation.
using Dictionaries = std::array<Dictionary, schema::kFields.size()>;

/// Unsigned, so that it sorts as the id does.
using PackedId = std::array<unsigned char, schema::kIdBytes>;

struct Columns {
  std::uint32_t rows = 0;
  std::vector<PackedId> ids;
  std::vector<std::uint64_t> content;  // content hash, big-endian
  std::vector<Timestamp> published;
  std::vector<Timestamp> updated;
  std::vector<Timestamp> first_seen;
  std::vector<std::uint32_t> words;
  std::vector<std::uint32_t> lengths;  // as ranking counts them: sum of wdf
  std::array<ListColumn, kColumnCount> lists;

  [[nodiscard]] const ListColumn& list(ColumnId id) const {
    return lists[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] const std::vector<Timestamp>& times(schema::FieldId field) const;
  /// The instant a row is ordered by: published, else first_seen, else the least number.
  [[nodiscard]] std::int64_t order_instant(std::uint32_t row) const;
  /// The last second in which first_seen may lie; the least number when it is unknown.
  [[nodiscard]] std::int64_t known_at(std::uint32_t row) const;
};

/// Reads all columns; Corrupt when a slot holds what the schema never writes. New values are added
/// to @p dictionaries.
[[nodiscard]] Result<Columns> load_columns(const Xapian::Database& database,
                                           Dictionaries& dictionaries);

}  // namespace dateline::searchd
