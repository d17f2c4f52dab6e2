// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/durable_files.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ReplaceFile, WritesNewContentInPlaceOfTheOld) {
  const auto folder = testing::fresh_folder();
  ASSERT_TRUE(replace_file(folder / "CURRENT", "old and longer\n"));

  ASSERT_TRUE(replace_file(folder / "CURRENT", "new\n"));

  EXPECT_EQ(content_of(folder / "CURRENT"), "new\n");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder),
                          std::filesystem::directory_iterator()),
            1);
}

TEST(ReplaceFile, InAMissingFolderIsAnIoErrorThatNamesTheFile) {
  const Status written = replace_file(testing::fresh_folder() / "no" / "CURRENT", "x");

  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::Io);
  EXPECT_NE(written.error().message.find("CURRENT"), std::string::npos);
}

TEST(RenameDurably, MovesAFolder) {
  const auto folder = testing::fresh_folder();
  std::filesystem::create_directories(folder / "tmp" / "segment");
  std::filesystem::create_directories(folder / "segments");

  ASSERT_TRUE(rename_durably(folder / "tmp" / "segment", folder / "segments" / "segment"));

  EXPECT_TRUE(std::filesystem::exists(folder / "segments" / "segment"));
  EXPECT_FALSE(std::filesystem::exists(folder / "tmp" / "segment"));
}

TEST(RemoveTree, OfNothingIsFine) {
  EXPECT_TRUE(remove_tree(testing::fresh_folder() / "missing"));
}

}  // namespace
}  // namespace dateline::indexer
