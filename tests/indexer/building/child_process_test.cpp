// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/child_process.h"

#include <csignal>
#include <stdexcept>

#include <gtest/gtest.h>
#include <unistd.h>

namespace dateline::indexer {
namespace {

TEST(ChildLimits, GiveASecondMoreForEachMegabyte) {
  EXPECT_EQ(limits_for(0).seconds, ChildLimits{}.seconds);
  EXPECT_EQ(limits_for(5'000'000'000).seconds, ChildLimits{}.seconds + 5000);
}

TEST(ChildLimits, DoNotOverflow) {
  EXPECT_GT(limits_for(~std::uint64_t{0}).seconds, limits_for(5'000'000'000).seconds);
}

TEST(ChildProcess, PassesSuccessOn) {
  EXPECT_TRUE(run_in_child({}, [] { return ok(); }));
}

TEST(ChildProcess, PassesAnErrorOn) {
  const Status status = run_in_child({}, [] {
    return Status(Error{ErrorCode::Rejected, "no", "try harder"});
  });

  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::Rejected);
  EXPECT_EQ(status.error().message, "no");
  EXPECT_EQ(status.error().hint, "try harder");
}

TEST(ChildProcess, ThatCrashesIsCorrupt) {
  const Status status = run_in_child({}, []() -> Status {
    (void)::signal(SIGSEGV, SIG_DFL);
    (void)::raise(SIGSEGV);
    return ok();
  });

  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::Corrupt);
  EXPECT_NE(status.error().message.find("signal 11"), std::string::npos);
}

TEST(ChildProcess, ThatHangsIsATimeout) {
  const Status status = run_in_child({.seconds = 1}, []() -> Status {
    ::sleep(60);
    return ok();
  });

  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::Timeout);
}

TEST(ChildProcess, ThatThrowsIsAnError) {
  const Status status =
      run_in_child({}, []() -> Status { throw std::runtime_error("out of luck"); });

  ASSERT_FALSE(status);
  EXPECT_NE(status.error().message.find("out of luck"), std::string::npos);
}

}  // namespace
}  // namespace dateline::indexer
