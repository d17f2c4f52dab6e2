// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/mapped_file.h"

#include <fstream>
#include <utility>

#include <gtest/gtest.h>

namespace dateline::schema {
namespace {

std::filesystem::path written(const char* name, std::string_view bytes) {
  auto path = std::filesystem::path(::testing::TempDir()) / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

TEST(MappedFile, HoldsTheBytesOfTheFile) {
  const auto mapped = MappedFile::open(written("mapped-bytes", "some bytes"));

  ASSERT_TRUE(mapped);
  EXPECT_EQ(mapped->bytes(), "some bytes");
}

TEST(MappedFile, MayBeEmpty) {
  const auto mapped = MappedFile::open(written("mapped-empty", ""));

  ASSERT_TRUE(mapped);
  EXPECT_EQ(mapped->bytes(), "");
}

TEST(MappedFile, KeepsItsBytesWhenMoved) {
  auto mapped = MappedFile::open(written("mapped-moved", "some bytes"));
  ASSERT_TRUE(mapped);

  const MappedFile moved = *std::move(mapped);

  EXPECT_EQ(moved.bytes(), "some bytes");
}

TEST(MappedFile, SaysWhichFileIsMissing) {
  const auto mapped = MappedFile::open("/nonexistent/file");

  ASSERT_FALSE(mapped);
  EXPECT_EQ(mapped.error().code, ErrorCode::NotFound);
  EXPECT_NE(mapped.error().message.find("/nonexistent/file"), std::string::npos);
}

}  // namespace
}  // namespace dateline::schema
