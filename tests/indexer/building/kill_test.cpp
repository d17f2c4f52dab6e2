// SPDX-License-Identifier: GPL-3.0-or-later
// A build that is killed at any moment leaves the archive on the generation it had, and the next
// build works.
#include <chrono>
#include <csignal>
#include <thread>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/archive_check.h"
#include "indexer/archive_stats.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

constexpr int kArticles = 600;

std::vector<Article> new_content() {
  return testing::many_articles("new", kArticles);
}

/// Starts a rebuild in a child process.
pid_t start_rebuild(const std::filesystem::path& archive) {
  const pid_t child = ::fork();
  if (child == 0) {
    testing::must_rebuild(archive, new_content(), {.force = true});
    ::_exit(EXIT_SUCCESS);
  }
  return child;
}

/// How long a whole rebuild takes here, to spread the kills over it.
std::chrono::microseconds duration_of_rebuild(const std::filesystem::path& archive) {
  const auto start = std::chrono::steady_clock::now();
  ::waitpid(start_rebuild(archive), nullptr, 0);
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

TEST(KilledBuild, LosesNothing) {
  constexpr int kPoints = 10;
  const auto folder = testing::fresh_folder();
  const auto whole = duration_of_rebuild(folder / "measured");
  const auto archive = folder / "archive";
  testing::must_rebuild(archive, testing::many_articles("old", 30));
  const std::string digest = testing::digest_of_archive(archive);
  int kills = 0;

  for (int point = 1; point <= kPoints; ++point) {
    const std::string before = testing::current_of(archive);
    const pid_t child = start_rebuild(archive);
    std::this_thread::sleep_for(whole * point / kPoints);
    ::kill(child, SIGKILL);
    int outcome = 0;
    ::waitpid(child, &outcome, 0);
    kills += WIFSIGNALED(outcome) ? 1 : 0;

    const auto stats = read_stats(archive);
    ASSERT_TRUE(stats) << "point " << point << ": " << stats.error().message;
    if (testing::current_of(archive) == before) {
      EXPECT_EQ(stats->digest, digest) << "point " << point;
    } else {
      EXPECT_EQ(stats->articles, static_cast<std::uint64_t>(kArticles)) << "point " << point;
      ASSERT_TRUE(roll_back(archive, before));
    }
  }

  EXPECT_GT(kills, kPoints / 2);
  const auto next = testing::must_rebuild(archive, new_content(), {.force = true});
  EXPECT_TRUE(next.published->activated);
  EXPECT_TRUE(std::filesystem::is_empty(archive / "tmp"));
  const auto report = check_archive(archive, [](const std::string&, std::size_t, std::size_t) {});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->problems.empty());
}

}  // namespace
}  // namespace dateline::indexer
