// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C and a stop by the system during a build: the archive is as it was, nothing is left behind.
#include <chrono>
#include <csignal>
#include <thread>

#include <gtest/gtest.h>

#include "tests/e2e/indexer/program.h"

namespace dateline::e2e {
namespace {

using namespace std::chrono_literals;

class Interrupt : public ::testing::TestWithParam<int> {};

/// True once the build has begun to write, false when it did not within half a minute.
bool wait_for_staging(const std::filesystem::path& folder) {
  for (int i = 0; i < 3000; ++i) {
    std::error_code ignored;
    if (std::filesystem::exists(folder, ignored) && !std::filesystem::is_empty(folder, ignored)) {
      return true;
    }
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

TEST_P(Interrupt, StopsABuildCleanly) {
  const Workplace place;
  const std::string small = place.write("small.jsonl", stories("k", 2));
  const std::string large = place.write("large.jsonl", stories("m", 20000));
  ASSERT_EQ(place.run("rebuild", {small}).status, 0);
  const std::string before = place.ask("stats")["generation"];

  const pid_t process = start(place.path(""), {"rebuild", "--archive", place.archive(), large});
  const bool started = wait_for_staging(place.path("archive/tmp"));
  ::kill(process, GetParam());
  const Outcome outcome = finish(place.path(""), process);

  EXPECT_TRUE(started);
  EXPECT_EQ(outcome.status, 128 + GetParam()) << outcome.errors;
  EXPECT_TRUE(std::filesystem::is_empty(place.path("archive/tmp")));
  EXPECT_EQ(place.ask("stats")["generation"], before);
}

INSTANTIATE_TEST_SUITE_P(Signals, Interrupt, ::testing::Values(SIGINT, SIGTERM));

}  // namespace
}  // namespace dateline::e2e
