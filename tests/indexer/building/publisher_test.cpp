// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publisher.h"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

using testing::current_of;
using testing::fresh_folder;
using testing::many_articles;
using testing::must_rebuild;

TEST(Publisher, DoesNotActivateARebuildThatLostMuch) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 20));
  const std::string before = current_of(archive);

  const auto result = must_rebuild(archive, many_articles("k", 15));

  ASSERT_TRUE(result.published);
  EXPECT_FALSE(result.published->activated);
  EXPECT_EQ(current_of(archive), before);
  EXPECT_TRUE(open_generation({archive}, result.published->generation));
}

TEST(Publisher, ActivatesARebuildThatLostLittle) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 20));

  const auto result = must_rebuild(archive, many_articles("k", 16));

  EXPECT_TRUE(result.published->activated);
}

TEST(Publisher, ActivatesWhatItDoubtsWhenForced) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 20));

  const auto result = must_rebuild(archive, many_articles("k", 2), {.force = true});

  EXPECT_TRUE(result.published->activated);
  EXPECT_FALSE(result.published->reason.empty());
  EXPECT_EQ(current_of(archive), result.published->generation);
}

TEST(Publisher, DoesNotActivateWhatACanaryMisses) {
  const auto archive = fresh_folder();

  const auto result =
      must_rebuild(archive, many_articles("k", 3), {.canaries = {"grain", "unobtainium"}});

  EXPECT_FALSE(result.published->activated);
  EXPECT_NE(result.published->reason.find("unobtainium"), std::string::npos);
  EXPECT_EQ(current_of(archive), "");
}

TEST(Publisher, ActivatesWhatItsCanariesFind) {
  const auto result = must_rebuild(fresh_folder(), many_articles("k", 3), {.canaries = {"grain"}});

  EXPECT_TRUE(result.published->activated);
}

TEST(Publisher, ClearsWhatADeadBuildLeft) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 3));
  std::filesystem::create_directories(archive / "tmp" / "20250802T031500Z-5f1c" / "run.0");

  ASSERT_TRUE(Publisher::open(archive, "add", Publisher::Mode::Existing));

  EXPECT_TRUE(std::filesystem::is_empty(archive / "tmp"));
}

TEST(Publisher, IsBusyWhileAnotherIsOpen) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 3));
  const auto first = Publisher::open(archive, "merge", Publisher::Mode::Existing);
  ASSERT_TRUE(first);

  const auto second = Publisher::open(archive, "add", Publisher::Mode::Existing);

  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::Busy);
}

TEST(Publisher, DoesNotReplaceAnUnreadableArchiveUnasked) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 3));
  std::ofstream(archive / "generations" / current_of(archive)) << "damaged";

  const auto careful = Publisher::open(archive, "rebuild", Publisher::Mode::Create);
  ASSERT_FALSE(careful);
  EXPECT_EQ(careful.error().code, ErrorCode::Corrupt);

  EXPECT_TRUE(Publisher::open(archive, "rebuild", Publisher::Mode::Create, true));
}

TEST(Publisher, RefusesADamagedSegmentBeforeAnythingChanges) {
  const auto archive = fresh_folder();
  const auto made = must_rebuild(archive, many_articles("k", 3));
  auto publisher = Publisher::open(archive, "rebuild", Publisher::Mode::Create);
  ASSERT_TRUE(publisher);
  ASSERT_TRUE(publisher->begin());
  const auto& live = *publisher->live();
  const std::string name = publisher->new_segment_name();
  std::filesystem::create_directories(publisher->staging() / name);
  std::ofstream(publisher->staging() / name / "documents") << "no database";

  const auto published = publisher->publish({.built = {{name, live.manifests.front()}}}, {});

  ASSERT_FALSE(published);
  EXPECT_EQ(published.error().code, ErrorCode::Corrupt);
  EXPECT_EQ(current_of(archive), made.published->generation);
}

TEST(Publisher, RefusesAFolderOfOtherFilesAndLeavesItAsItIs) {
  const auto folder = fresh_folder();
  std::filesystem::create_directories(folder / "tmp");
  std::ofstream(folder / "tmp" / "file") << "mine";
  std::ofstream(folder / "LOCK") << "of another program";

  const auto publisher = Publisher::open(folder, "rebuild", Publisher::Mode::Create);

  ASSERT_FALSE(publisher);
  EXPECT_EQ(publisher.error().code, ErrorCode::InvalidArgument);
  EXPECT_FALSE(publisher.error().hint.empty());
  EXPECT_TRUE(std::filesystem::exists(folder / "tmp" / "file"));
  EXPECT_FALSE(std::filesystem::exists(folder / "segments"));
}

TEST(Publisher, GoesOnWhereAFirstBuildDied) {
  const auto archive = fresh_folder();
  ASSERT_TRUE(Publisher::open(archive, "rebuild", Publisher::Mode::Create));
  ASSERT_TRUE(std::filesystem::exists(archive / "LOCK"));
  ASSERT_FALSE(std::filesystem::exists(archive / "CURRENT"));

  EXPECT_TRUE(Publisher::open(archive, "rebuild", Publisher::Mode::Create));
}

TEST(Publisher, LeavesForeignFilesInAnArchive) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 3));
  const std::vector<std::filesystem::path> foreign = {
      archive / "tmp" / "file", archive / "segments" / "file", archive / "generations" / "file"};
  for (const auto& file : foreign) {
    std::ofstream(file) << "mine";
  }

  const auto result = must_rebuild(archive, many_articles("k", 4));

  EXPECT_TRUE(result.published->activated);
  for (const auto& file : foreign) {
    EXPECT_TRUE(std::filesystem::exists(file)) << file;
  }
}

TEST(Publisher, NamesABuildAfterTheLastAlsoWhenThatOneIsOfTheFuture) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 3));
  std::ofstream(archive / "generations" / "29991231T235959Z-ffff") << "of a clock set wrong";

  const auto result = must_rebuild(archive, many_articles("k", 3));

  EXPECT_EQ(result.published->generation.substr(0, 17), "30000101T000000Z-");
}

TEST(Publisher, AnswersSuccessOnceTheArchiveHasChanged) {
  const auto archive = fresh_folder();
  must_rebuild(archive, many_articles("k", 3));
  auto publisher = Publisher::open(archive, "delete", Publisher::Mode::Existing);
  ASSERT_TRUE(publisher);
  const auto kept = publisher->live()->generation.segments;
  ASSERT_TRUE(publisher->begin());
  std::filesystem::rename(archive / "segments", archive / "out-of-reach");

  const auto published = publisher->publish({.kept = kept}, {});

  ASSERT_TRUE(published) << published.error().message;
  EXPECT_TRUE(published->activated);
  EXPECT_EQ(current_of(archive), published->generation);
  EXPECT_FALSE(publisher->live());
}

}  // namespace
}  // namespace dateline::indexer
