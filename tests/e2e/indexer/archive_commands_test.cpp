// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that make, change and describe an archive.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/e2e/indexer/program.h"

namespace dateline::e2e {
namespace {

/// An archive of six stories.
class Archive : public ::testing::Test {
 protected:
  void SetUp() override {
    const Outcome built = place_.run("rebuild", {first_});
    ASSERT_EQ(built.status, 0) << built.errors;
  }

  [[nodiscard]] std::string digest() const { return place_.ask("stats")["digest"]; }
  [[nodiscard]] std::string id_of_a_story() const {
    return lines_of(place_.run_plain({"extract", first_}).output).front()["id"];
  }

  Workplace place_;
  std::string first_ = place_.write("first.jsonl", stories("k", 6));
  std::string second_ = place_.write("second.jsonl", stories("m", 4));
};

TEST_F(Archive, IsDescribedByStats) {
  const auto stats = place_.ask("stats");

  EXPECT_EQ(stats["articles"], 6);
  EXPECT_EQ(stats["documents"], 6);
  EXPECT_EQ(stats["first"], "2025-01-05T10:00:00Z");
  EXPECT_EQ(stats["sources"][0]["source"], "example.com");
  EXPECT_EQ(stats["segments"].size(), 1U);
}

TEST_F(Archive, RebuiltFromFilesInAnotherOrderHasTheSameDigest) {
  ASSERT_EQ(place_.run("rebuild", {first_, second_}).status, 0);
  const std::string before = digest();

  ASSERT_EQ(place_.run("rebuild", {second_, first_}).status, 0);

  EXPECT_EQ(digest(), before);
}

TEST_F(Archive, TakesAnAddOnceAndNotTwice) {
  const auto once = place_.ask("add", {second_});
  const std::string generation = place_.ask("stats")["generation"];
  const Outcome twice = place_.run("add", {second_});

  EXPECT_EQ(once["written"], 4);
  EXPECT_EQ(twice.status, 0);
  EXPECT_NE(twice.output.find("nothing new"), std::string::npos);
  EXPECT_EQ(place_.ask("stats")["generation"], generation);
}

TEST_F(Archive, KeepsItsDigestThroughMergeAndReindex) {
  ASSERT_EQ(place_.run("add", {second_}).status, 0);
  const std::string before = digest();

  EXPECT_EQ(place_.run("merge").status, 0);
  EXPECT_EQ(digest(), before);
  EXPECT_EQ(place_.ask("stats")["segments"].size(), 1U);
  EXPECT_EQ(place_.run("reindex").status, 0);
  EXPECT_EQ(digest(), before);
}

TEST_F(Archive, DeletesUndeletesAndPurges) {
  const std::string id = id_of_a_story();

  EXPECT_EQ(place_.run("delete", {id}).status, 0);
  EXPECT_EQ(place_.ask("stats")["articles"], 5);
  EXPECT_EQ(place_.run("undelete", {id}).status, 0);
  EXPECT_EQ(place_.ask("stats")["articles"], 6);
  EXPECT_EQ(place_.run("delete", {"--purge", "https://example.com/k1"}).status, 0);
  EXPECT_EQ(place_.ask("stats")["documents"], 5);
}

TEST_F(Archive, RefusesToDeleteWhatItDoesNotHave) {
  const Outcome outcome = place_.run("delete", {"a_0000000000000000"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.errors.find("a_0000000000000000"), std::string::npos);
}

TEST_F(Archive, IsFoundWellByCheckAndDamagedAfterAChange) {
  EXPECT_EQ(place_.run("check").status, 0);
  for (const auto& segment : std::filesystem::directory_iterator(place_.path("archive/segments"))) {
    std::filesystem::resize_file(segment.path() / "documents", 8192);
  }

  const Outcome damaged = place_.run("check");

  EXPECT_EQ(damaged.status, 1);
  EXPECT_NE(damaged.output.find("dateline-index rebuild"), std::string::npos);
}

TEST_F(Archive, IsToldByCheckWhichGenerationToGoBackTo) {
  const std::string before = place_.ask("stats")["generation"];
  ASSERT_EQ(place_.run("add", {second_}).status, 0);
  const std::string added = place_.ask("stats")["segments"][1]["name"];
  std::filesystem::resize_file(place_.path("archive/segments") / added / "documents", 8192);

  const Outcome damaged = place_.run("check");

  EXPECT_NE(damaged.output.find("rollback " + before), std::string::npos) << damaged.output;
}

TEST_F(Archive, ListsGenerationsAndRollsBack) {
  const std::string before = place_.ask("stats")["generation"];
  ASSERT_EQ(place_.run("add", {second_}).status, 0);

  const Outcome listed = place_.run("generations");
  const Outcome rolled = place_.run("rollback");

  EXPECT_EQ(std::count(listed.output.begin(), listed.output.end(), '\n'), 2);
  EXPECT_EQ(rolled.status, 0) << rolled.errors;
  EXPECT_EQ(place_.ask("stats")["generation"], before);
}

TEST_F(Archive, IsNotReplacedByARebuildThatLostMuch) {
  const std::string one = place_.write("one.jsonl", stories("k", 1));
  const std::string before = place_.ask("stats")["generation"];

  const Outcome refused = place_.run("rebuild", {one});

  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.errors.find("--force"), std::string::npos);
  EXPECT_EQ(place_.ask("stats")["generation"], before);
  EXPECT_EQ(place_.run("rebuild", {"--force", one}).status, 0);
  EXPECT_EQ(place_.ask("stats")["articles"], 1);
}

TEST_F(Archive, IsNotReplacedWhenACanaryOfTheConfigFileIsMissing) {
  const std::string config =
      place_.write("config.toml", "canaries = [\"grain\", \"unobtainium\"]\n");

  const Outcome refused = place_.run("rebuild", {"--config", config, first_});

  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.errors.find("unobtainium"), std::string::npos);
}

TEST_F(Archive, IsLeftAloneByADryRun) {
  const std::string before = place_.ask("stats")["generation"];

  const auto result = place_.ask("add", {"--dry-run", second_});

  EXPECT_EQ(result["written"], 4);
  EXPECT_EQ(place_.ask("stats")["generation"], before);
}

TEST(Tables, ArePrintedWithoutAnArchive) {
  const Workplace place;

  const Outcome fields = place.run_plain({"fields"});
  const Outcome formats = place.run_plain({"formats"});

  EXPECT_EQ(fields.status, 0);
  EXPECT_NE(fields.output.find("ticker"), std::string::npos);
  EXPECT_EQ(formats.status, 0);
  EXPECT_NE(formats.output.find("reuters"), std::string::npos);
  EXPECT_NE(formats.output.find("zip"), std::string::npos);
}

TEST(Help, NamesEveryCommand) {
  const Outcome help = Workplace().run_plain({"--help"});

  EXPECT_EQ(help.status, 0);
  for (const char* const command :
       {"rebuild", "add", "delete", "undelete", "merge", "reindex", "check", "stats", "extract",
        "generations", "rollback", "fields", "formats"}) {
    EXPECT_NE(help.output.find(command), std::string::npos) << command;
  }
}

}  // namespace
}  // namespace dateline::e2e
