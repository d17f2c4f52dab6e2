// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/byte_source.h"

#include <unistd.h>

#include <sys/stat.h>

#include <array>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace dateline::io {
namespace {

TEST(ByteSourceTest, ReadsAFileInPieces) {
  const std::string path = testing::TempDir() + "byte_source-" + std::to_string(::getpid());
  std::ofstream(path) << "abcde";
  const auto source = open_bytes(path);
  ASSERT_TRUE(source);
  std::array<char, 3> buffer{};

  const auto first = (*source)->read(buffer);
  const std::string start(buffer.data(), *first);
  const auto second = (*source)->read(buffer);
  const std::string rest(buffer.data(), *second);
  const auto third = (*source)->read(buffer);

  EXPECT_EQ(start, "abc");
  EXPECT_EQ(rest, "de");
  EXPECT_EQ(*third, 0U);
}

TEST(ByteSourceTest, NamesAMissingFile) {
  const auto source = open_bytes("/no/such/file");

  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().code, ErrorCode::NotFound);
  EXPECT_NE(source.error().message.find("/no/such/file"), std::string::npos);
}

TEST(ByteSourceTest, CannotReadAFolder) {
  const auto source = open_bytes(testing::TempDir());

  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().code, ErrorCode::Io);
}

TEST(ByteSourceTest, APipeWithoutWriterIsRefusedAndDoesNotBlock) {
  const std::string path = testing::TempDir() + "byte_source_pipe-" + std::to_string(::getpid());
  std::filesystem::remove(path);
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);

  const auto source = open_bytes(path);

  ASSERT_FALSE(source);
  EXPECT_NE(source.error().message.find("not a regular file"), std::string::npos);
}

}  // namespace
}  // namespace dateline::io
