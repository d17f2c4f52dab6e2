// SPDX-License-Identifier: GPL-3.0-or-later
// How often each value of a column stands in some rows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "searchd/search/columns.h"
#include "searchd/search/deadline.h"
#include "searchd/search/row_set.h"

namespace dateline::searchd {

struct ColumnCounts {
  std::vector<std::uint32_t> by_value;  // by the dictionary's numbers
  std::uint64_t missing = 0;            // rows without a value
};

/// Counts of no rows, for @p values values.
[[nodiscard]] inline ColumnCounts no_counts(std::size_t values) {
  return {.by_value = std::vector<std::uint32_t>(values), .missing = 0};
}

/// Adds the values of rows to counts, some rows at a time.
template <int step, typename Number>
class RowCounter {
 public:
  RowCounter(const PackedLists<Number>& lists, ColumnCounts& counts)
      : lists_(lists), counts_(counts) {}

  /// Lists are short and of all lengths, so a loop over each would keep the processor guessing:
  /// they are laid one behind the other first, and then counted in one loop.
  void count(std::span<const std::uint32_t> rows) {
    constexpr std::size_t kReadable = PackedLists<Number>::kReadable;
    std::array<Number, (kBatchRows + 1) * kReadable> laid;  // NOLINT: written before it is read
    Number* end = laid.data();
    std::uint64_t missing = 0;
    for (const std::uint32_t row : rows) {
      const std::span<const Number> values = lists_[row];
      missing += values.empty() ? 1U : 0U;
      if (values.size() <= kReadable) {
        std::memcpy(end, values.data(), kReadable * sizeof(Number));
        end += values.size();
      } else {
        add(values);
      }
    }
    counts_.missing += missing * static_cast<std::uint64_t>(step);
    add({laid.data(), end});
  }

 private:
  void add(std::span<const Number> values) {
    for (const Number value : values) {
      counts_.by_value[value] += static_cast<std::uint32_t>(step);
    }
  }

  const PackedLists<Number>& lists_;
  ColumnCounts& counts_;
};

/// Adds the values of @p rows, or takes them away for @p step -1. Throws DeadlineExceeded.
template <int step>
void count_rows(const ListColumn& column, const RowSet& rows, ColumnCounts& counts,
                const Deadline& deadline) {
  column.visit([&]<typename Number>(const PackedLists<Number>& lists) {
    RowCounter<step, Number> counter(lists, counts);
    for_each_batch(rows, [&](std::span<const std::uint32_t> batch) {
      deadline.check_now();
      counter.count(batch);
    });
  });
}

}  // namespace dateline::searchd
