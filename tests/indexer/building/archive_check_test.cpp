// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive_check.h"

#include <fstream>

#include <gtest/gtest.h>

#include "indexer/archive_lock.h"
#include "indexer/deletion.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using testing::current_of;
using testing::many_articles;
using testing::must_add;
using testing::must_rebuild;

/// Changes one byte in the middle of @p file, which keeps its size.
void damage(const std::filesystem::path& file) {
  std::fstream database(file, std::ios::in | std::ios::out | std::ios::binary);
  database.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file) / 2));
  database.put('\x5a');
}

void say_nothing(const std::string& /*name*/, std::size_t /*number*/, std::size_t /*all*/) {}

class KeptArchive : public ::testing::Test {
 protected:
  void SetUp() override {
    must_rebuild(archive_, many_articles("k", 8));
    first_ = current_of(archive_);
    must_add(archive_, many_articles("m", 4));
    second_ = current_of(archive_);
  }

  [[nodiscard]] std::filesystem::path file_of(const std::string& generation,
                                              std::size_t segment) const {
    const schema::ArchivePaths paths{archive_};
    return paths.database(schema::read_generation(paths, generation)->segments.at(segment).name);
  }

  std::filesystem::path archive_ = testing::fresh_folder();
  std::string first_;
  std::string second_;
};

TEST_F(KeptArchive, IsFoundWell) {
  const auto report = check_archive(archive_, say_nothing);

  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->problems, std::vector<std::string>{});
  EXPECT_EQ(report->segments, 2U);
  EXPECT_EQ(report->documents, 12U);
}

TEST_F(KeptArchive, WithOneByteChangedIsFoundDamaged) {
  damage(file_of(second_, 0));

  const auto report = check_archive(archive_, say_nothing);

  ASSERT_TRUE(report);
  ASSERT_FALSE(report->problems.empty());
  EXPECT_NE(report->problems[0].find("SHA-256"), std::string::npos);
}

TEST_F(KeptArchive, NamesTheNewestWholeGenerationToGoBackTo) {
  must_add(archive_, many_articles("p", 2));
  damage(file_of(current_of(archive_), 2));

  const auto report = check_archive(archive_, say_nothing);

  ASSERT_TRUE(report);
  EXPECT_FALSE(report->is_current_whole);
  EXPECT_EQ(report->way_back, second_);
}

TEST_F(KeptArchive, NamesNoWayBackWhenAllShareADamagedSegment) {
  damage(file_of(first_, 0));

  const auto report = check_archive(archive_, say_nothing);

  ASSERT_TRUE(report);
  EXPECT_EQ(report->problems.size(), 1U);
  EXPECT_EQ(report->way_back, "");
}

TEST_F(KeptArchive, WithADamagedSegmentThatOnlyAnOldGenerationHasIsFoundDamaged) {
  must_rebuild(archive_, many_articles("n", 12));
  damage(file_of(second_, 1));

  const auto report = check_archive(archive_, say_nothing);

  ASSERT_TRUE(report);
  EXPECT_TRUE(report->is_current_whole);
  EXPECT_EQ(report->kept_segments, 2U);
  ASSERT_EQ(report->problems.size(), 1U);
  EXPECT_NE(report->problems[0].find(second_), std::string::npos);
  EXPECT_EQ(report->way_back, first_);
}

TEST_F(KeptArchive, IsFoundWellWhileAnIndexerRemovesAnOldGeneration) {
  const auto report = check_archive(archive_, [&](const std::string&, std::size_t, std::size_t) {
    std::filesystem::remove(archive_ / "generations" / first_);
  });

  ASSERT_TRUE(report);
  EXPECT_EQ(report->problems, std::vector<std::string>{});
}

TEST_F(KeptArchive, WithADamagedOldGenerationIsFoundDamaged) {
  std::ofstream(archive_ / "generations" / first_) << "damaged";

  const auto report = check_archive(archive_, say_nothing);

  ASSERT_TRUE(report);
  ASSERT_EQ(report->problems.size(), 1U);
  EXPECT_NE(report->problems[0].find(first_), std::string::npos);
}

TEST_F(KeptArchive, IsBusyWhenTheCheckedGenerationWasReplacedAndRemoved) {
  const schema::ArchivePaths paths{archive_};
  const auto checked = schema::read_generation(paths, second_);
  ASSERT_TRUE(checked);
  const auto last = checked->segments.back().name;

  const auto report = check_archive(archive_, [&](const std::string&, std::size_t, std::size_t) {
    std::ofstream(paths.current()) << first_ << "\n";
    std::filesystem::remove(paths.generation(second_));
    std::filesystem::remove_all(paths.segment(last));
  });

  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::Busy);
}

TEST_F(KeptArchive, ListsItsGenerationsAndMarksTheCurrentOne) {
  const auto summaries = kept_generations(archive_);

  ASSERT_TRUE(summaries);
  ASSERT_EQ(summaries->size(), 2U);
  EXPECT_EQ((*summaries)[0].name, first_);
  EXPECT_FALSE((*summaries)[0].current);
  EXPECT_TRUE((*summaries)[1].current);
}

TEST_F(KeptArchive, RollsBackToTheParent) {
  const auto result = roll_back(archive_, "");

  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->from, second_);
  EXPECT_EQ(current_of(archive_), first_);
}

TEST_F(KeptArchive, RollsForwardToANamedGeneration) {
  ASSERT_TRUE(roll_back(archive_, ""));

  ASSERT_TRUE(roll_back(archive_, second_));

  EXPECT_EQ(current_of(archive_), second_);
}

TEST_F(KeptArchive, DoesNotRollBackBeyondTheFirst) {
  ASSERT_TRUE(roll_back(archive_, ""));

  const auto result = roll_back(archive_, "");

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::NotFound);
  EXPECT_EQ(current_of(archive_), first_);
}

TEST_F(KeptArchive, DoesNotRollBackToAnUnknownGeneration) {
  const auto result = roll_back(archive_, "20200101T000000Z-0000");

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::NotFound);
}

TEST_F(KeptArchive, RollsBackFromADamagedGeneration) {
  std::ofstream(archive_ / "generations" / second_) << "damaged";

  const auto result = roll_back(archive_, "");

  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(current_of(archive_), first_);
}

TEST_F(KeptArchive, DoesNotRollBackToADamagedSegment) {
  damage(file_of(first_, 0));

  const auto result = roll_back(archive_, "");

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::Corrupt);
  EXPECT_NE(result.error().message.find(first_), std::string::npos);
  EXPECT_EQ(current_of(archive_), second_);
}

TEST_F(KeptArchive, CountsDeletionsThatARollbackUndoes) {
  testing::Remembering observer;
  const std::vector ids = {many_articles("k", 1)[0].id};
  ASSERT_TRUE(delete_articles(archive_, ids, {}, observer));

  const auto result = roll_back(archive_, "");

  ASSERT_TRUE(result);
  EXPECT_EQ(result->restored, 1U);
}

TEST_F(KeptArchive, IsNotRolledBackUnderAnIndexerAtWork) {
  const auto lock = ArchiveLock::acquire(archive_ / "LOCK", "rebuild");
  ASSERT_TRUE(lock);

  const auto result = roll_back(archive_, "");

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::Busy);
}

TEST(NoArchive, IsNotFound) {
  const auto folder = testing::fresh_folder();

  EXPECT_EQ(check_archive(folder, say_nothing).error().code, ErrorCode::NotFound);
  EXPECT_EQ(kept_generations(folder).error().code, ErrorCode::NotFound);
  EXPECT_EQ(roll_back(folder, "").error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace dateline::indexer
