// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/forward_index.h"

#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/forward_index_writer.h"

namespace dateline::schema {
namespace {

std::filesystem::path path_of(const char* name) {
  return std::filesystem::path(::testing::TempDir()) / name;
}

/// Writes documents, each a list of words with no gap between them.
std::filesystem::path write(const char* name, const std::vector<std::vector<std::string>>& rows) {
  auto path = path_of(name);
  WordNumbers numbers;
  ForwardIndexWriter writer(path);
  for (const auto& words : rows) {
    ForwardRowBuilder row(numbers);
    std::uint32_t position = 0;
    for (const std::string& word : words) {
      row.add(word, ++position);
    }
    writer.add(row.take());
  }
  EXPECT_TRUE(writer.finish(numbers));
  return path;
}

TEST(ForwardIndex, HoldsTheWordsOfEachDocument) {
  const auto index =
      ForwardIndex::open(write("forward-words", {{"money", "supply"}, {}, {"supply"}}));

  ASSERT_TRUE(index) << index.error().message;
  ASSERT_EQ(index->rows(), 3U);
  const std::u16string supply = index->units_of("supply").value();
  EXPECT_EQ(index->row(0), index->units_of("money").value() + supply);
  EXPECT_EQ(index->row(1), u"");
  EXPECT_EQ(index->row(2), supply);
  EXPECT_EQ(index->row(3), u"");
}

TEST(ForwardIndex, KnowsNoOtherWords) {
  const auto index = ForwardIndex::open(write("forward-unknown", {{"b", "d"}}));

  ASSERT_TRUE(index);
  for (const char* word : {"", "a", "c", "e", "dd"}) {
    EXPECT_FALSE(index->units_of(word)) << word;
  }
}

TEST(ForwardIndex, OfNoWordsIsReadToo) {
  const auto index = ForwardIndex::open(write("forward-empty", {{}}));

  ASSERT_TRUE(index);
  EXPECT_EQ(index->rows(), 1U);
  EXPECT_FALSE(index->units_of("a"));
}

TEST(ForwardIndex, RefusesFilesThatDoNotAddUp) {
  const auto path = write("forward-cut", {{"money", "supply"}, {"supply"}});
  const auto size = std::filesystem::file_size(path);
  for (std::uintmax_t cut = 1; cut <= size; ++cut) {
    std::filesystem::resize_file(path, size - cut);

    const auto index = ForwardIndex::open(path);

    ASSERT_FALSE(index) << cut;
    EXPECT_EQ(index.error().code, ErrorCode::Corrupt);
  }
}

/// Whatever a byte becomes, reading stays within the file.
TEST(ForwardIndex, OutlivesDamage) {
  const auto path = write("forward-damaged", {{"money", "supply"}, {"supply", "side"}});
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path));
  for (std::streamoff at = 0; at < size; ++at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const char before = static_cast<char>(file.get());
    file.seekp(at);
    file.put(static_cast<char>(~before));
    file.close();

    if (const auto index = ForwardIndex::open(path)) {
      for (std::uint64_t row = 0; row < 2; ++row) {
        for (std::size_t unit = 0; unit < index->row(row).size(); ++unit) {
          EXPECT_GE(step_at(index->row(row), unit).units, 1U);
        }
      }
      for (const char* word : {"money", "side", "supply"}) {
        EXPECT_LE(index->units_of(word).value_or(u"").size(), 2U);
      }
    }

    file.open(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file.put(before);
  }
}

TEST(ForwardRow, WritesLaterWordsByTwoUnitsThatNoOtherWordHas) {
  std::u16string row;
  append_word(row, 0xD7FF);
  append_word(row, 0xD800);
  append_word(row, kMaxForwardWords - 1);

  EXPECT_EQ(row, (std::u16string{0xD7FF, 0xD800, 0xDC00, 0xDBFF, 0xDFFF}));
  EXPECT_EQ(step_at(row, 0).units, 1U);
  EXPECT_EQ(step_at(row, 1).units, 2U);
}

TEST(ForwardRow, KeepsPositionsOverGaps) {
  for (const std::uint32_t gap : {1U, 10U, 8192U, 8193U, 100'000U}) {
    std::u16string row;
    append_gap(row, gap);
    append_word(row, 7);

    std::uint32_t positions = 0;
    for (std::size_t unit = 0; unit < row.size(); unit += step_at(row, unit).units) {
      positions += step_at(row, unit).positions;
    }
    EXPECT_EQ(positions, gap + 1);
  }
}

TEST(ForwardRowBuilder, LeavesAGapWhereNoWordStands) {
  WordNumbers numbers;
  ForwardRowBuilder row(numbers);
  row.add("title", 1);
  row.add("text", 1000);

  std::u16string expected;
  append_word(expected, 0);
  append_gap(expected, 998);
  append_word(expected, 1);
  EXPECT_EQ(row.take(), expected);
}

}  // namespace
}  // namespace dateline::schema
