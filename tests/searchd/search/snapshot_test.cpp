// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/snapshot.h"

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "searchd/search/facets.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_add;
using indexer::testing::must_rebuild;
using indexer::testing::reworded;

std::int64_t january(int day) {
  return to_seconds({.year = 2025, .month = 1, .day = day, .hour = 23, .minute = 59, .second = 59});
}

/// One article in two wordings, of the 3rd and the 9th, in two segments; another of the 5th.
class SnapshotTest : public testing::Test {
 protected:
  void SetUp() override {
    first_ = make_article("one", "Title", "first words", 3);
    must_rebuild(folder_, {first_, make_article("two", "Other", "text", 5)});
    must_add(folder_, {reworded(first_, "second words", 9)});
    const schema::ArchivePaths paths{.root = folder_};
    const auto name = schema::read_current(paths);
    ASSERT_TRUE(name);
    auto loaded = Snapshot::load(paths, *name, nullptr);
    ASSERT_TRUE(loaded) << loaded.error().message;
    snapshot_ = *std::move(loaded);
  }

  [[nodiscard]] std::uint64_t seen(Versions versions, std::optional<std::int64_t> as_of) const {
    return row_count(snapshot_->view(versions, as_of));
  }

  std::filesystem::path folder_ = fresh_folder() / "archive";
  Article first_;
  std::shared_ptr<const Snapshot> snapshot_;
};

TEST_F(SnapshotTest, ShowsTheLatestWordingOfEach) {
  EXPECT_EQ(seen(Versions::Latest, std::nullopt), 2U);
  EXPECT_EQ(seen(Versions::All, std::nullopt), 3U);
}

TEST_F(SnapshotTest, ShowsNothingThatCameLater) {
  EXPECT_EQ(seen(Versions::Latest, january(2)), 0U);
  EXPECT_EQ(seen(Versions::Latest, january(4)), 1U);
  EXPECT_EQ(seen(Versions::All, january(8)), 2U);
  EXPECT_EQ(seen(Versions::All, january(9)), 3U);
}

TEST_F(SnapshotTest, ShowsThePastAgainAsItWas) {
  constexpr int kDays = 12;  // more than are remembered
  for (int round = 0; round < 2; ++round) {
    for (int day = 1; day <= kDays; ++day) {
      const std::uint64_t latest = (day >= 3 ? 1U : 0U) + (day >= 5 ? 1U : 0U);
      EXPECT_EQ(seen(Versions::Latest, january(day)), latest) << day;
      EXPECT_EQ(seen(Versions::All, january(day)), latest + (day >= 9 ? 1U : 0U)) << day;
    }
  }
}

TEST_F(SnapshotTest, FindsTheWordingValidAtATime) {
  const auto before = snapshot_->find_article(first_.id, january(8));
  const auto after = snapshot_->find_article(first_.id, january(9));

  ASSERT_TRUE(before);
  ASSERT_TRUE(after);
  EXPECT_NE(*before, *after);
  EXPECT_FALSE(snapshot_->find_article(first_.id, january(1)));
  EXPECT_FALSE(snapshot_->find_article("a_0000000000000000", std::nullopt));
}

TEST_F(SnapshotTest, CountsOnlyTheWordingsKnownThen) {
  const auto first = snapshot_->find_article(first_.id, january(8));
  ASSERT_TRUE(first);

  const VersionInfo now = snapshot_->version(*first, std::nullopt);
  const VersionInfo then = snapshot_->version(*first, january(8));

  EXPECT_EQ(now.n, 1U);
  EXPECT_EQ(now.of, 2U);
  EXPECT_FALSE(now.latest);
  EXPECT_EQ(then.of, 1U);
  EXPECT_TRUE(then.latest);
}

TEST_F(SnapshotTest, UsesLoadedSegmentsAgain) {
  must_add(folder_, {make_article("three", "Third", "more", 7)});
  const schema::ArchivePaths paths{.root = folder_};
  const auto name = schema::read_current(paths);
  ASSERT_TRUE(name);

  const auto next = Snapshot::load(paths, *name, snapshot_.get());

  ASSERT_TRUE(next) << next.error().message;
  EXPECT_EQ(&(*next)->segment(0), &snapshot_->segment(0));
  EXPECT_EQ((*next)->segment_count(), snapshot_->segment_count() + 1);
}

}  // namespace
}  // namespace dateline::searchd
