// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/external_sorter.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using Entries = std::vector<ExternalSorter::Entry>;

Entries random_entries(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  Entries entries;
  for (std::size_t i = 0; i < count; ++i) {
    ExternalSorter::Entry entry{.key = std::to_string(random() % 500), .payload = {}};
    entry.payload.assign(random() % 300, static_cast<char>(random()));
    entries.push_back(std::move(entry));
  }
  return entries;
}

Entries sorted_by(ExternalSorter& sorter, const Entries& entries) {
  for (const auto& entry : entries) {
    EXPECT_TRUE(sorter.add(entry.key, entry.payload));
  }
  EXPECT_TRUE(sorter.sort());
  Entries result;
  for (auto entry = sorter.next(); entry && *entry; entry = sorter.next()) {
    result.push_back(**entry);
  }
  return result;
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder),
                                                std::filesystem::directory_iterator()));
}

class ExternalSorting : public ::testing::TestWithParam<std::size_t> {};

TEST_P(ExternalSorting, OrdersByKeyThenPayloadWhateverTheMemory) {
  const unsigned seed = 20250101;
  SCOPED_TRACE("seed " + std::to_string(seed));
  const Entries entries = random_entries(3000, seed);
  Entries expected = entries;
  std::sort(expected.begin(), expected.end());
  ExternalSorter sorter({.folder = testing::fresh_folder(), .memory = GetParam()});

  const Entries result = sorted_by(sorter, entries);

  EXPECT_EQ(result, expected);
  EXPECT_EQ(sorter.size(), entries.size());
}

// All in memory; a few spills; more spills than may be open at once.
INSTANTIATE_TEST_SUITE_P(Memory, ExternalSorting, ::testing::Values(1U << 30U, 200000U, 2000U));

TEST(ExternalSorter, OfNothingIsEmpty) {
  ExternalSorter sorter({.folder = testing::fresh_folder()});

  EXPECT_TRUE(sorted_by(sorter, {}).empty());
}

TEST(ExternalSorter, LeavesNoFilesBehind) {
  const auto folder = testing::fresh_folder();
  {
    ExternalSorter sorter({.folder = folder, .memory = 1000});
    EXPECT_FALSE(sorted_by(sorter, random_entries(100, 1)).empty());
    EXPECT_GT(files_in(folder), 0U);
  }

  EXPECT_EQ(files_in(folder), 0U);
}

TEST(ExternalSorter, SaysThatItCannotSpill) {
  ExternalSorter sorter({.folder = testing::fresh_folder() / "missing", .memory = 10});

  const Status added = sorter.add("key", "payload");

  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace dateline::indexer
