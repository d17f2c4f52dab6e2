// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive_lock.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

TEST(ArchiveLock, TellsTheSecondWhoHoldsIt) {
  const auto file = testing::fresh_folder() / "LOCK";
  const auto first = ArchiveLock::acquire(file, "rebuild");
  ASSERT_TRUE(first);

  const auto second = ArchiveLock::acquire(file, "add");

  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::Busy);
  EXPECT_NE(second.error().message.find(std::to_string(::getpid())), std::string::npos);
  EXPECT_NE(second.error().message.find("rebuild"), std::string::npos);
}

TEST(ArchiveLock, IsFreeAgainAfterItsHolder) {
  const auto file = testing::fresh_folder() / "LOCK";
  { ASSERT_TRUE(ArchiveLock::acquire(file, "rebuild")); }

  EXPECT_TRUE(ArchiveLock::acquire(file, "add"));
}

TEST(ArchiveLock, InAMissingFolderIsAnIoError) {
  const auto lock = ArchiveLock::acquire(testing::fresh_folder() / "no" / "LOCK", "add");

  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace dateline::indexer
