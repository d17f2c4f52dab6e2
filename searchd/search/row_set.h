// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of rows: what counting works with.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include <roaring/roaring.hh>

namespace dateline::searchd {

/// A set of rows of one segment, compressed.
using RowSet = Roaring;

/// One set per segment.
using Rows = std::vector<RowSet>;

inline constexpr std::uint32_t kBatchRows = 512;

/// How many rows there are, one set per segment.
[[nodiscard]] inline std::uint64_t row_count(std::span<const RowSet> rows) {
  std::uint64_t count = 0;
  for (const RowSet& of_segment : rows) {
    count += of_segment.cardinality();
  }
  return count;
}

/// Calls @p take(std::span<const std::uint32_t>) with the rows of @p rows in ascending order, up to
/// kBatchRows at a time, which is several times faster than one at a time.
template <typename Take>
void for_each_batch(const RowSet& rows, const Take& take) {
  std::array<std::uint32_t, kBatchRows> batch{};
  roaring_uint32_iterator_t at{};
  roaring_init_iterator(&rows.roaring, &at);
  while (const std::uint32_t size = roaring_read_uint32_iterator(&at, batch.data(), kBatchRows)) {
    take(std::span<const std::uint32_t>(batch.data(), size));
  }
}

/// How many rows lie in [@p begin, @p end).
[[nodiscard]] inline std::uint64_t count_between(const RowSet& rows, std::uint32_t begin,
                                                 std::uint32_t end) {
  return begin < end ? roaring_bitmap_range_cardinality(&rows.roaring, begin, end) : 0;
}

}  // namespace dateline::searchd
