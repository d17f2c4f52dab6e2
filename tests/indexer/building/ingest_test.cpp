// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "indexer/archive_stats.h"
#include "indexer/deletion.h"
#include "indexer/open_generation.h"
#include "indexer/schema/stored_article.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using testing::ArticleList;
using testing::current_of;
using testing::digest_of_archive;
using testing::fresh_folder;
using testing::make_article;
using testing::many_articles;
using testing::must_add;
using testing::must_rebuild;
using testing::Remembering;
using testing::reworded;

TEST(Rebuild, MakesAnArchiveThatStatsDescribe) {
  const auto archive = fresh_folder() / "deep" / "archive";

  const IngestResult result = must_rebuild(archive, many_articles("k", 12));

  EXPECT_EQ(result.counts.written, 12U);
  ASSERT_TRUE(result.published);
  EXPECT_TRUE(result.published->activated);
  const auto stats = read_stats(archive);
  ASSERT_TRUE(stats) << stats.error().message;
  EXPECT_EQ(stats->articles, 12U);
  EXPECT_EQ(stats->generation.name, result.published->generation);
  EXPECT_EQ(stats->sources.front().first, "example.com");
}

TEST(Rebuild, OfTheSameArticlesInAnotherOrderHasTheSameDigest) {
  const auto folder = fresh_folder();
  auto articles = many_articles("k", 40);
  articles.push_back(reworded(articles[3], "Another wording.", 20));
  must_rebuild(folder / "one", articles);
  std::reverse(articles.begin(), articles.end());

  must_rebuild(folder / "two", articles);

  EXPECT_EQ(digest_of_archive(folder / "one"), digest_of_archive(folder / "two"));
}

TEST(Rebuild, WritesRepeatedWordingsOnce) {
  const auto archive = fresh_folder();
  const Article first = make_article("k", "Title", "First wording.", 1);

  const IngestResult result = must_rebuild(archive, {first, reworded(first, "Second wording.", 5),
                                                     reworded(first, "Second wording.", 6), first});

  EXPECT_EQ(result.counts.written, 2U);
  EXPECT_EQ(result.counts.unchanged, 2U);
}

/// Stories on different things, each ending with the same line.
std::vector<Article> with_furniture(const std::string& line) {
  std::vector<Article> articles;
  for (const char* const subject : {"Wheat", "Copper", "Ferries", "Dairies", "Looms", "Bakers"}) {
    articles.push_back(
        make_article(subject, subject, std::string(subject) + " did well this year.", 3));
    articles.back().body.push_back(line);
  }
  return articles;
}

TEST(Rebuild, TakesOutTheFurnitureOfASourceAndRemembersIt) {
  const auto archive = fresh_folder();

  must_rebuild(archive, with_furniture("Sign up for our newsletter."));

  const auto stats = read_stats(archive);
  ASSERT_TRUE(stats);
  ASSERT_EQ(stats->furniture.size(), 1U);
  EXPECT_EQ(stats->furniture[0], std::pair(std::string("example.com"), std::uint64_t{1}));
  const auto live = open_current({archive});
  ASSERT_TRUE(live);
  const auto article = schema::decode_article(live->databases[0].get_document(1).get_data());
  ASSERT_TRUE(article);
  EXPECT_EQ(article->body.size(), 1U);
  EXPECT_EQ(article->furniture, std::vector<std::string>{"Sign up for our newsletter."});
}

TEST(Rebuild, TakesWordingsThatDifferInFurnitureForOne) {
  auto articles = with_furniture("Sign up for our newsletter.");
  articles.push_back(reworded(articles[0], articles[0].body[0], 9));

  const IngestResult result = must_rebuild(fresh_folder(), articles);

  EXPECT_EQ(result.counts.unchanged, 1U);
}

TEST(Rebuild, WithFurnitureHasTheSameDigestInAnyOrder) {
  const auto folder = fresh_folder();
  auto articles = with_furniture("Sign up for our newsletter.");
  must_rebuild(folder / "one", articles);
  std::reverse(articles.begin(), articles.end());

  must_rebuild(folder / "two", articles);

  EXPECT_EQ(digest_of_archive(folder / "one"), digest_of_archive(folder / "two"));
}

TEST(Rebuild, TellsSkippedRecordsAndGoesOn) {
  auto articles = many_articles("k", 5);
  articles[2].id.clear();
  ArticleList input(articles);
  Remembering observer;

  const auto result = rebuild(input, {.archive = fresh_folder()}, observer);

  ASSERT_TRUE(result);
  EXPECT_EQ(result->counts.written, 4U);
  ASSERT_EQ(observer.skipped_records.size(), 1U);
  EXPECT_EQ(observer.skipped_records[0].first.record, 3U);
}

TEST(Rebuild, WithoutAnyArticleFailsAndLeavesTheArchive) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 3));
  const std::string before = current_of(archive);
  ArticleList input(std::vector<Article>{Article{}});
  Remembering observer;

  const auto result = rebuild(input, {.archive = archive}, observer);

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::BadInput);
  EXPECT_EQ(current_of(archive), before);
  EXPECT_TRUE(std::filesystem::is_empty(archive / "tmp"));
}

TEST(Rebuild, ThatFailsLeavesNoFolderBehind) {
  const auto folder = fresh_folder();
  Remembering observer;

  for (const char* name : {"new", "empty"}) {
    std::filesystem::create_directory(folder / "empty");
    ArticleList input(std::vector<Article>{Article{}});

    EXPECT_FALSE(rebuild(input, {.archive = folder / name}, observer)) << name;
  }

  EXPECT_FALSE(std::filesystem::exists(folder / "new"));
  EXPECT_TRUE(std::filesystem::is_empty(folder / "empty"));
}

TEST(Rebuild, OfDeletedArticlesAloneSaysThatTheyAreDeleted) {
  const auto archive = fresh_folder();
  const std::vector articles = {make_article("k", "Title", "Text.", 1)};
  must_rebuild(archive, articles);
  Remembering observer;
  ASSERT_TRUE(delete_articles(archive, std::vector{articles[0].id}, {}, observer));
  ArticleList input(articles);

  const auto result = rebuild(input, {.archive = archive}, observer);

  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.find("1 deleted before"), std::string::npos);
  EXPECT_NE(result.error().hint.find("undelete"), std::string::npos);
}

TEST(Rebuild, DryRunMakesNothing) {
  const auto archive = fresh_folder() / "archive";
  ArticleList input(many_articles("k", 3));
  Remembering observer;

  const auto result = rebuild(input, {.archive = archive, .dry_run = true}, observer);

  ASSERT_TRUE(result);
  EXPECT_EQ(result->counts.written, 3U);
  EXPECT_FALSE(std::filesystem::exists(archive));
}

TEST(Add, OfTheSameArticlesTwiceChangesNothingTheSecondTime) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 5));
  must_add(archive, many_articles("m", 4));
  const std::string before = current_of(archive);

  const IngestResult again = must_add(archive, many_articles("m", 4));

  EXPECT_FALSE(again.published);
  EXPECT_EQ(again.counts.unchanged, 4U);
  EXPECT_EQ(current_of(archive), before);
}

TEST(Add, WritesOnlyTheWordingThatIsNew) {
  const auto archive = fresh_folder();
  const Article first = make_article("k", "Title", "First wording.", 1);
  must_rebuild(archive, {first});

  const IngestResult result = must_add(archive, {first, reworded(first, "Second wording.", 5)});

  EXPECT_EQ(result.counts.written, 1U);
  const auto stats = read_stats(archive);
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->documents, 2U);
  EXPECT_EQ(stats->articles, 1U);
}

TEST(Add, GivesTheDigestOfARebuildOfEverything) {
  const auto folder = fresh_folder();
  const Article first = make_article("r", "Title", "First wording.", 1);
  const Article second = reworded(first, "Second wording.", 5);
  auto all = many_articles("k", 6);
  must_rebuild(folder / "grown", all);
  must_add(folder / "grown", {first});
  must_add(folder / "grown", {second});
  all.push_back(second);
  all.push_back(first);

  must_rebuild(folder / "whole", all);

  EXPECT_EQ(digest_of_archive(folder / "grown"), digest_of_archive(folder / "whole"));
}

TEST(Add, TakesOutTheFurnitureThatTheRebuildLearned) {
  const auto archive = fresh_folder();
  auto articles = with_furniture("Sign up for our newsletter.");
  Article late = articles.back();
  articles.pop_back();
  must_rebuild(archive, articles);

  must_add(archive, {late});

  const auto live = open_current({archive});
  ASSERT_TRUE(live);
  ASSERT_EQ(live->generation.furniture.size(), 1U);
  EXPECT_EQ(live->generation.furniture[0].articles, 5U);
  const auto added = schema::decode_article(live->databases[1].get_document(1).get_data());
  ASSERT_TRUE(added);
  EXPECT_EQ(added->body, std::vector<std::string>{"Bakers did well this year."});
}

TEST(Add, WithoutAnArchiveIsNotFoundAndMakesNone) {
  const auto archive = fresh_folder();
  ArticleList input(many_articles("k", 3));
  Remembering observer;

  const auto result = add(input, {.archive = archive}, observer);

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::NotFound);
  EXPECT_TRUE(std::filesystem::is_empty(archive));
}

TEST(Add, LeavesDeletedArticlesOut) {
  const auto archive = fresh_folder();
  const Article gone = make_article("gone", "Title", "First wording.", 1);
  must_rebuild(archive, {gone, make_article("stays", "T", "B", 2)});
  Remembering observer;
  ASSERT_TRUE(delete_articles(archive, std::vector{gone.id}, {}, observer));

  const IngestResult result = must_add(archive, {reworded(gone, "Second wording.", 4)});

  EXPECT_EQ(result.counts.deleted, 1U);
  EXPECT_FALSE(result.published);
}

TEST(Add, MergesTheSmallestSegmentsWhenThereAreTooMany) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 20));
  for (const char* const key : {"a", "b"}) {
    must_add(archive, many_articles(key, 2));
  }
  ArticleList input(many_articles("c", 2));
  Remembering observer;

  const auto result = add(input, {.archive = archive, .max_segments = 3}, observer);

  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->segments_merged, 3U);
  const auto stats = read_stats(archive);
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->segments.size(), 2U);
  EXPECT_EQ(stats->articles, 26U);
}

TEST(Ingest, TakesAnArchiveFolderThatCannotBeMadeForAnIoError) {
  const auto folder = fresh_folder();
  must_rebuild(folder / "archive", many_articles("k", 1));
  ArticleList input(many_articles("k", 1));
  Remembering observer;

  const auto result = rebuild(input, {.archive = folder / "archive" / "CURRENT" / "x"}, observer);

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace dateline::indexer
