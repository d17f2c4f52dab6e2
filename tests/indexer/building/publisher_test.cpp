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
  std::filesystem::create_directories(archive / "tmp" / "dead" / "run.0");

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

}  // namespace
}  // namespace dateline::indexer
