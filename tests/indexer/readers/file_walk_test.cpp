// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/file_walk.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class FileWalkTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "b");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text = "x") const {
    std::ofstream(folder_ / name) << text;
  }
  [[nodiscard]] std::vector<std::string> names() const {
    const std::vector<std::string> paths = {folder_.string()};
    const Result<FileWalk> walk = walk_files(paths);
    std::vector<std::string> found;
    for (const FoundFile& file : walk->files) {
      found.push_back(fs::relative(file.path, folder_).string());
    }
    return found;
  }

  fs::path folder_ =
      fs::path(testing::TempDir()) / ("file_walk_test-" + std::to_string(::getpid()));
};

TEST_F(FileWalkTest, TheOrderIsThatOfTheBytesOfTheNames) {
  write("c.txt");
  write("B.txt");
  write("a.txt");
  write("b/z.txt");

  EXPECT_THAT(names(), ElementsAre("B.txt", "a.txt", "b/z.txt", "c.txt"));
}

TEST_F(FileWalkTest, HiddenFilesDocumentationAndLinksToFoldersAreLeftOut) {
  write("a.txt");
  write(".hidden");
  write("README.md");
  fs::create_directory_symlink(folder_, folder_ / "b" / "loop");

  EXPECT_THAT(names(), ElementsAre("a.txt"));
}

TEST_F(FileWalkTest, CountsBytes) {
  write("a.txt", "abc");
  const std::vector<std::string> paths = {folder_.string()};
  const std::vector<std::string> with_input = {folder_.string(), "-"};

  EXPECT_EQ(walk_files(paths)->total_bytes, 3U);
  EXPECT_EQ(walk_files(with_input)->total_bytes, 0U);
}

TEST_F(FileWalkTest, AMissingPathIsNotFound) {
  const std::vector<std::string> paths = {"/no/such/path"};

  const auto walk = walk_files(paths);

  ASSERT_FALSE(walk);
  EXPECT_EQ(walk.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace dateline::indexer
