// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a segment a time begins. Rows stand newest first, so the articles of a stretch of time
// are a stretch of rows, found by bisection instead of by looking at each.
//
// Articles of one precision are in strict order among themselves: instants by the instant, civil
// periods by the civil date. So each precision has its set of rows, and its own two ends.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/schema/time_range.h"
#include "searchd/search/row_set.h"

namespace dateline::searchd {

/// Over `published`. Immutable and thread-safe.
class TimeIndex {
 public:
  TimeIndex() = default;
  /// @p instants are what the rows are ordered by, never ascending; @p published their times.
  TimeIndex(std::vector<std::int64_t> instants, const std::vector<Timestamp>& published);

  /// The rows whose time lies in @p range, as TimeRange::contains() has it.
  [[nodiscard]] RowSet rows_in(const schema::TimeRange& range) const;

  /// Rows published at an instant, at a civil period, and at an unknown time.
  [[nodiscard]] const RowSet& exact() const { return of(Precision::Second); }
  [[nodiscard]] const RowSet& periods() const { return periods_; }
  [[nodiscard]] const RowSet& undated() const { return of(Precision::None); }

  /// What a row is ordered by.
  [[nodiscard]] std::int64_t instant(std::uint32_t row) const { return instants_[row]; }
  /// The first row that is ordered by a time before @p instant; the number of rows if none is.
  [[nodiscard]] std::uint32_t first_before(std::int64_t instant) const;

 private:
  [[nodiscard]] const RowSet& of(Precision precision) const {
    return by_precision_[static_cast<std::size_t>(precision)];
  }

  std::vector<std::int64_t> instants_;
  std::array<RowSet, 6> by_precision_;  // Minute is held in Second
  RowSet periods_;
};

}  // namespace dateline::searchd
