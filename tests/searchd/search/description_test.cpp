// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of an archive through the archive itself.
#include "searchd/search/description.h"

#include <filesystem>
#include <memory>

#include <gtest/gtest.h>

#include "searchd/search/archive.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_rebuild;

TEST(Description, TellsNothingLaterThanAsOf) {
  const auto folder = fresh_folder();
  const Article early = make_article("a", "Copper", "Mines", 1);
  must_rebuild(folder / "before", {early});
  must_rebuild(folder / "after", {early, make_article("b", "Bread", "Bakers", 20)});
  const std::int64_t as_of = to_seconds({.year = 2025, .month = 1, .day = 5});

  const auto before = (*Archive::open(folder / "before", {}))->stats(as_of);
  const auto after = (*Archive::open(folder / "after", {}))->stats(as_of);

  ASSERT_TRUE(before);
  ASSERT_TRUE(after);
  EXPECT_EQ(before->digest, after->digest);
  ASSERT_EQ(before->segments.size(), 1U);
  ASSERT_EQ(after->segments.size(), 1U);
  EXPECT_EQ(before->segments[0].documents, after->segments[0].documents);
  EXPECT_EQ(before->segments[0].bytes, after->segments[0].bytes);
}

}  // namespace
}  // namespace dateline::searchd
