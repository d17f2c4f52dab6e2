// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/rewrite.h"

#include <fstream>

#include <gtest/gtest.h>

#include "indexer/archive_check.h"
#include "indexer/archive_stats.h"
#include "indexer/deletion.h"
#include "indexer/schema/digest.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using testing::current_of;
using testing::digest_of_archive;
using testing::fresh_folder;
using testing::make_article;
using testing::many_articles;
using testing::must_add;
using testing::must_rebuild;
using testing::Remembering;
using testing::reworded;

using Sizes = std::vector<std::uint64_t>;
using Positions = std::vector<std::size_t>;

TEST(Merge, MakesOneSegmentOfTheSameDigest) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 10));
  must_add(archive, many_articles("m", 5));
  const std::string before = digest_of_archive(archive);
  Remembering observer;

  const auto merged = merge(archive, {}, observer);

  ASSERT_TRUE(merged) << merged.error().message;
  EXPECT_EQ(merged->segments_merged, 2U);
  EXPECT_EQ(digest_of_archive(archive), before);
  const auto stats = read_stats(archive);
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->segments.size(), 1U);
}

TEST(Merge, OfOneWholeSegmentDoesNothing) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 3));
  const std::string before = current_of(archive);
  Remembering observer;

  const auto merged = merge(archive, {}, observer);

  ASSERT_TRUE(merged);
  EXPECT_FALSE(merged->published);
  EXPECT_EQ(current_of(archive), before);
}

TEST(Merge, DropsTheDeletedAndKeepsTheTombstone) {
  const auto archive = fresh_folder();
  const auto articles = many_articles("k", 10);
  must_rebuild(archive, articles);
  Remembering observer;
  ASSERT_TRUE(delete_articles(archive, std::vector{articles[4].id}, {}, observer));

  const auto merged = merge(archive, {}, observer);

  ASSERT_TRUE(merged) << merged.error().message;
  EXPECT_EQ(merged->counts.deleted, 1U);
  const auto stats = read_stats(archive);
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->documents, 9U);
  ASSERT_EQ(stats->generation.tombstones.size(), 1U);
  EXPECT_EQ(stats->generation.tombstones[0].article_id, articles[4].id);
}

TEST(Merge, KeepsAWordingWhoseNeighbourStandsInAnotherSegment) {
  const auto archive = fresh_folder();
  const Article first = make_article("r", "Title", "First wording.", 1);
  must_rebuild(archive, many_articles("k", 20));
  must_add(archive, {first});
  must_add(archive, {reworded(first, "Second wording.", 5), make_article("x", "T", "B", 1),
                     make_article("y", "T", "B", 1), make_article("z", "T", "B", 1)});
  must_add(archive, {reworded(first, "First wording.", 9)});
  auto publisher = Publisher::open(archive, "merge", Publisher::Mode::Existing);
  ASSERT_TRUE(publisher);
  Remembering observer;

  const auto merged = merge_crowded(*publisher, 3, {}, observer);

  ASSERT_TRUE(merged) << merged.error().message;
  EXPECT_EQ(merged->segments_merged, 2U);
  EXPECT_EQ(merged->counts.written, 2U);
}

TEST(Reindex, KeepsSegmentsAndDigest) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 10));
  must_add(archive, many_articles("m", 5));
  const std::string before = digest_of_archive(archive);
  const std::string generation = current_of(archive);
  Remembering observer;

  const auto made = reindex(archive, {}, observer);

  ASSERT_TRUE(made) << made.error().message;
  EXPECT_NE(current_of(archive), generation);
  EXPECT_EQ(digest_of_archive(archive), before);
  const auto stats = read_stats(archive);
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->segments.size(), 2U);
}

TEST(Reindex, KeepsTheFurnitureThatWasLearnedAndTakenOut) {
  const auto archive = fresh_folder();
  std::vector<Article> articles;
  for (const char* const subject : {"Wheat", "Copper", "Ferries", "Dairies", "Looms"}) {
    articles.push_back(make_article(subject, subject, std::string(subject) + " did well.", 3));
    articles.back().body.emplace_back("Sign up for our newsletter.");
  }
  must_rebuild(archive, articles);
  const std::string digest = digest_of_archive(archive);
  Remembering observer;

  ASSERT_TRUE(reindex(archive, {}, observer));

  const auto stats = read_stats(archive);
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->furniture.size(), 1U);
  EXPECT_EQ(stats->digest, digest);
}

TEST(Reindex, LeadsOutOfAnotherSchemaVersion) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 10));
  const std::string digest = digest_of_archive(archive);
  const schema::ArchivePaths paths{archive};
  auto old = schema::read_generation(paths, current_of(archive));
  ASSERT_TRUE(old);
  auto manifest = schema::read_manifest(paths, old->segments[0]);
  ASSERT_TRUE(manifest);
  manifest->schema_version = 99;
  old->schema_version = 99;
  old->segments[0].manifest_sha256 = schema::to_hex(schema::sha256(schema::encode(*manifest)));
  std::ofstream(paths.manifest(old->segments[0].name)) << schema::encode(*manifest);
  std::ofstream(paths.generation(old->name)) << schema::encode(*old);
  ASSERT_FALSE(read_stats(archive));
  Remembering observer;

  const auto made = reindex(archive, {}, observer);

  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(digest_of_archive(archive), digest);
}

TEST(ChooseCrowded, TakesNothingWhileThereIsRoom) {
  EXPECT_EQ(choose_crowded({5, 5, 5}, 3), Positions{});
}

TEST(ChooseCrowded, TakesTheSmallest) {
  EXPECT_EQ(choose_crowded(Sizes{1000, 1, 100, 2}, 3), (Positions{1, 3}));
}

TEST(ChooseCrowded, GoesOnWhileTheNextIsNoLargerThanAllBefore) {
  EXPECT_EQ(choose_crowded(Sizes{1000, 1, 1, 2, 4}, 4), (Positions{1, 2, 3, 4}));
}

}  // namespace
}  // namespace dateline::indexer
