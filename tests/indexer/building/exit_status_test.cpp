// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/exit_status.h"

#include <gtest/gtest.h>

namespace dateline::indexer {
namespace {

TEST(ExitStatus, TellsTheFailuresApartThatScriptsActOn) {
  EXPECT_EQ(exit_status_of(ErrorCode::InvalidArgument), ExitStatus::Usage);
  EXPECT_EQ(exit_status_of(ErrorCode::Busy), ExitStatus::Locked);
  EXPECT_EQ(exit_status_of(ErrorCode::Rejected), ExitStatus::NotActivated);
  EXPECT_EQ(exit_status_of(ErrorCode::NotFound), ExitStatus::Failed);
  EXPECT_EQ(exit_status_of(ErrorCode::Corrupt), ExitStatus::Failed);
}

TEST(ExitStatus, HasTheNumbersOfTheManual) {
  EXPECT_EQ(static_cast<int>(ExitStatus::NotActivated), 2);
  EXPECT_EQ(static_cast<int>(ExitStatus::Skipped), 3);
  EXPECT_EQ(static_cast<int>(ExitStatus::Locked), 4);
  EXPECT_EQ(static_cast<int>(ExitStatus::Usage), 64);
}

}  // namespace
}  // namespace dateline::indexer
