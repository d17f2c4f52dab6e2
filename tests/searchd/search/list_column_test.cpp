// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/list_column.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

ListColumn column_of(const Lists& lists) {
  ListColumn column;
  for (const auto& list : lists) {
    column.add_row(list);
  }
  column.finish();
  return column;
}

Lists lists_of(const ListColumn& column) {
  Lists lists;
  column.visit([&lists](const auto& packed) {
    for (std::uint32_t row = 0; row < packed.rows(); ++row) {
      lists.emplace_back(packed[row].begin(), packed[row].end());
    }
  });
  return lists;
}

/// Bytes a number.
std::size_t width_of(const ListColumn& column) {
  std::size_t width = 0;
  column.visit([&width](const auto& packed) { width = sizeof(packed[0][0]); });
  return width;
}

/// As many lists as fill several blocks, of all short lengths.
Lists many_lists() {
  Lists lists(1000);
  for (std::uint32_t row = 0; row < lists.size(); ++row) {
    for (std::uint32_t value = 0; value < row % 5; ++value) {
      lists[row].push_back(row * 10 + value);
    }
  }
  return lists;
}

TEST(ListColumn, GivesBackEveryList) {
  const ListColumn column = column_of(many_lists());

  EXPECT_EQ(lists_of(column), many_lists());
  EXPECT_EQ(width_of(column), 2U);
}

TEST(ListColumn, IsWideForLargeNumbers) {
  Lists lists = many_lists();
  lists.back() = {1, 65'536};

  const ListColumn column = column_of(lists);

  EXPECT_EQ(lists_of(column), lists);
  EXPECT_EQ(width_of(column), 4U);
}

TEST(ListColumn, IsWideForLongLists) {
  Lists lists = many_lists();
  lists[3] = std::vector<std::uint32_t>(65'600, 7);

  const ListColumn column = column_of(lists);

  EXPECT_EQ(lists_of(column), lists);
  EXPECT_EQ(width_of(column), 4U);
}

TEST(ListColumn, OfNoRowsHasNone) {
  EXPECT_EQ(lists_of(column_of({})), Lists());
}

}  // namespace
}  // namespace dateline::searchd
