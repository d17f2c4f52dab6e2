// SPDX-License-Identifier: GPL-3.0-or-later
// How often each value of a column stands in some rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searchd/search/columns.h"
#include "searchd/search/deadline.h"
#include "searchd/search/row_set.h"

namespace dateline::searchd {

struct ColumnCounts {
  std::vector<std::uint64_t> by_value;  // by the dictionary's numbers
  std::uint64_t missing = 0;            // rows without a value
};

/// Counts of no rows, for @p values values.
[[nodiscard]] inline ColumnCounts no_counts(std::size_t values) {
  return {.by_value = std::vector<std::uint64_t>(values), .missing = 0};
}

/// Adds the values of @p rows, or takes them away for @p step -1. Throws DeadlineExceeded.
template <int step>
void count_rows(const ListColumn& list, const RowSet& rows, ColumnCounts& counts,
                const Deadline& deadline) {
  for_each_batch(rows, [&](std::span<const std::uint32_t> batch) {
    deadline.check_now();
    for (const std::uint32_t row : batch) {
      const auto values = list[row];
      counts.missing += values.empty() ? static_cast<std::uint64_t>(step) : 0;
      for (const std::uint32_t value : values) {
        counts.by_value[value] += static_cast<std::uint64_t>(step);
      }
    }
  });
}

}  // namespace dateline::searchd
