// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/postings_file.h"

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/postings_file_writer.h"

namespace dateline::schema {
namespace {

using Counts = std::map<std::uint32_t, std::uint8_t>;  // by row
using Lists = std::map<std::string, Counts>;

std::filesystem::path write(const char* name, const Lists& lists, std::uint64_t documents) {
  auto path = std::filesystem::path(::testing::TempDir()) / name;
  PostingsFileWriter writer(path, documents);
  for (const auto& [term, list] : lists) {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint8_t> counts;
    for (const auto& [row, count] : list) {
      rows.push_back(row);
      counts.push_back(count);
    }
    writer.add(term, rows, counts);
  }
  EXPECT_TRUE(writer.finish());
  return path;
}

Counts to_counts(const TermPostings& postings) {
  Counts counts;
  std::size_t at = 0;
  for (const std::uint32_t row : postings.rows) {
    counts[row] = postings.counts[at++];
  }
  return counts;
}

void flip(const std::filesystem::path& path, std::uint64_t at) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(at));
  const char before = static_cast<char>(file.get());
  file.seekp(static_cast<std::streamoff>(at));
  file.put(static_cast<char>(~before));
}

TEST(PostingsFile, HoldsTheRowsAndCountsOfEachTerm) {
  const Counts supply = {{0, 1}, {2, 255}};
  Counts every;
  for (std::uint32_t row = 0; row < 200'000; ++row) {
    every[row] = static_cast<std::uint8_t>(row % 7);
  }
  const auto file =
      PostingsFile::open(write("postings-lists", {{"money", every}, {"supply", supply}}, 200'000));

  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->rows(), 200'000U);
  EXPECT_EQ(to_counts(file->find("money").value()), every);
  EXPECT_EQ(to_counts(file->find("supply").value()), supply);
  EXPECT_EQ(file->count("supply"), 2U);
}

TEST(PostingsFile, KnowsNoOtherTerms) {
  const auto file =
      PostingsFile::open(write("postings-unknown", {{"b", {{0, 1}}}, {"d", {{0, 1}}}}, 1));

  ASSERT_TRUE(file);
  for (const char* term : {"", "a", "c", "e", "dd"}) {
    EXPECT_FALSE(file->find(term)) << term;
    EXPECT_FALSE(file->count(term)) << term;
  }
}

TEST(PostingsFile, OfNoTermsIsReadToo) {
  const auto file = PostingsFile::open(write("postings-empty", {}, 3));

  ASSERT_TRUE(file);
  EXPECT_EQ(file->rows(), 3U);
  EXPECT_FALSE(file->find("a"));
}

TEST(PostingsFile, RefusesFilesThatDoNotAddUp) {
  const auto path = write("postings-cut", {{"money", {{0, 1}, {1, 2}}}, {"supply", {{1, 1}}}}, 2);
  const auto size = std::filesystem::file_size(path);
  for (std::uintmax_t cut = 1; cut <= size; ++cut) {
    std::filesystem::resize_file(path, size - cut);

    const auto file = PostingsFile::open(path);

    ASSERT_FALSE(file) << cut;
    EXPECT_EQ(file.error().code, ErrorCode::Corrupt);
  }
}

/// Whichever byte changes: the file is refused, or one list is not given, or nothing is lost (the
/// byte filled up a list).
TEST(PostingsFile, GivesNoDamagedList) {
  const Lists lists = {{"money", {{0, 1}, {1, 2}}}, {"side", {{0, 1}}}, {"supply", {{1, 9}}}};
  const auto path = write("postings-damaged", lists, 2);
  const auto size = std::filesystem::file_size(path);
  std::size_t refused = 0;
  std::size_t missing = 0;
  for (std::uintmax_t at = 0; at < size; ++at) {
    flip(path, at);

    const auto file = PostingsFile::open(path);
    refused += file ? 0U : 1U;
    for (const auto& [term, counts] : lists) {
      const auto found = file ? file->find(term) : std::nullopt;
      missing += file && !found ? 1U : 0U;
      EXPECT_EQ(found ? to_counts(*found) : counts, counts) << term << " at " << at;
    }

    flip(path, at);
  }
  const std::size_t list_bytes = 3 * 16 + 2 * 2 + 2 * 2;
  EXPECT_GE(missing, list_bytes);
  EXPECT_GE(refused, 3 * 32 + 15 + sizeof(PostingsFooter));
}

TEST(PostingsFile, IsOfNoUseOnceItsDirectoryIsDamagedWhileOpen) {
  const auto path = write("postings-live", {{"money", {{0, 1}}}}, 1);
  const auto file = PostingsFile::open(path);
  ASSERT_TRUE(file);
  const auto directory = std::filesystem::file_size(path) - sizeof(PostingsFooter) - 32 - 5;
  for (std::uint64_t at = directory; at < directory + 32; ++at) {
    flip(path, at);

    EXPECT_FALSE(file->find("money")) << at;

    flip(path, at);
  }
}

TEST(PostingsFile, HoldsTermsOfSixteenDocumentsAndOfAFiveHundredAndTwelfth) {
  EXPECT_EQ(least_documents_of_a_list(0), 16U);
  EXPECT_EQ(least_documents_of_a_list(8'703), 16U);
  EXPECT_EQ(least_documents_of_a_list(8'704), 17U);
  EXPECT_EQ(least_documents_of_a_list(1'000'000), 1'953U);
}

}  // namespace
}  // namespace dateline::schema
