// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/column_counts.h"

#include <chrono>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

constexpr std::uint32_t kRows = 2000;

/// Row n has the values below n % 12, so that there are lists of all lengths up to 11.
ListColumn column() {
  ListColumn column;
  std::vector<std::uint32_t> values;
  for (std::uint32_t row = 0; row < kRows; ++row) {
    values.clear();
    for (std::uint32_t value = 0; value < row % 12; ++value) {
      values.push_back(value);
    }
    column.add_row(values);
  }
  column.finish();
  return column;
}

RowSet all_rows() {
  RowSet rows;
  rows.addRange(0, kRows);
  return rows;
}

template <int step>
void count(const RowSet& rows, ColumnCounts& counts) {
  count_rows<step>(column(), rows, counts, Deadline(std::chrono::minutes(1)));
}

TEST(CountRows, CountsEachValueAndRowsWithoutOne) {
  ColumnCounts counts = no_counts(12);

  count<1>(all_rows(), counts);

  EXPECT_EQ(counts.missing, 167U);
  EXPECT_EQ(counts.by_value[0], kRows - 167U);
  EXPECT_EQ(counts.by_value[10], 166U);
  EXPECT_EQ(counts.by_value[11], 0U);
}

TEST(CountRows, LooksAtGivenRowsAlone) {
  RowSet rows;
  rows.add(0);
  rows.add(2);
  rows.add(11);
  ColumnCounts counts = no_counts(12);

  count<1>(rows, counts);

  EXPECT_EQ(counts.missing, 1U);
  EXPECT_EQ(counts.by_value, (std::vector<std::uint32_t>{2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0}));
}

TEST(CountRows, TakesAwayWhatItCounted) {
  ColumnCounts counts = no_counts(12);

  count<1>(all_rows(), counts);
  count<-1>(all_rows(), counts);

  EXPECT_EQ(counts.missing, 0U);
  EXPECT_EQ(counts.by_value, std::vector<std::uint32_t>(12, 0));
}

}  // namespace
}  // namespace dateline::searchd
