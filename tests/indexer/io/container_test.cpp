// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/container.h"

#include <fstream>

#include <gtest/gtest.h>

namespace dateline::io {
namespace {

TEST(ContainerTest, APlainFileIsOneMemberWithoutAName) {
  const std::string path = testing::TempDir() + "container.txt";
  std::ofstream(path) << "text";
  const auto container = open_container(path);
  ASSERT_TRUE(container);

  const auto member = (*container)->next();
  const auto after = (*container)->next();

  ASSERT_TRUE(member && *member);
  EXPECT_EQ((*member)->name, "");
  ASSERT_TRUE(after);
  EXPECT_FALSE(after->has_value());
}

TEST(ContainerTest, AMissingFileIsNotFound) {
  const auto container = open_container("/no/such/file");

  ASSERT_FALSE(container);
  EXPECT_EQ(container.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace dateline::io
