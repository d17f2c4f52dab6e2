// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/indexer/program.h"

#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX asks for it

namespace dateline::e2e {
namespace {

constexpr int kSignalBase = 128;
constexpr mode_t kReadable = 0644;

}  // namespace

pid_t start(const std::filesystem::path& folder, const std::vector<std::string>& arguments) {
  std::vector<std::string> words = arguments;
  words.insert(words.begin(), DATELINE_INDEX_PROGRAM);
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) {
    argv.push_back(word.data());
  }
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, (folder / "out").c_str(), kFlags,
                                   kReadable);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (folder / "err").c_str(), kFlags,
                                   kReadable);
  pid_t process = -1;
  if (posix_spawn(&process, DATELINE_INDEX_PROGRAM, &actions, nullptr, argv.data(), environ) != 0) {
    ADD_FAILURE() << "cannot start " << DATELINE_INDEX_PROGRAM;
  }
  posix_spawn_file_actions_destroy(&actions);
  return process;
}

Outcome finish(const std::filesystem::path& folder, pid_t process) {
  int status = 0;
  ::waitpid(process, &status, 0);
  return {.status = WIFSIGNALED(status) ? kSignalBase + WTERMSIG(status) : WEXITSTATUS(status),
          .output = content_of(folder / "out"),
          .errors = content_of(folder / "err")};
}

Workplace::Workplace() {
  const auto* const test = ::testing::UnitTest::GetInstance()->current_test_info();
  folder_ = std::filesystem::path(::testing::TempDir()) /
            ("dateline-e2e-" + std::to_string(::getpid()) + "-" + test->test_suite_name() + "-" +
             test->name());
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
}

std::string Workplace::write(const std::string& name, const std::string& text) const {
  std::ofstream(folder_ / name, std::ios::binary) << text;
  return path(name).string();
}

Outcome Workplace::run(const std::string& command,
                       const std::vector<std::string>& arguments) const {
  std::vector<std::string> words = {command, "--archive", archive()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run_plain(words);
}

Outcome Workplace::run_plain(const std::vector<std::string>& arguments) const {
  return finish(folder_, start(folder_, arguments));
}

nlohmann::json Workplace::ask(const std::string& command,
                              const std::vector<std::string>& arguments) const {
  std::vector<std::string> words = arguments;
  words.insert(words.begin(), "--json");
  const Outcome outcome = run(command, words);
  const auto lines = lines_of(outcome.output);
  EXPECT_FALSE(lines.empty()) << outcome.errors;
  return lines.empty() ? nlohmann::json() : lines.back();
}

std::string story(const std::string& key, const std::string& title, const std::string& body,
                  const std::string& first_seen) {
  nlohmann::json object = {{"url", "https://example.com/" + key},
                           {"title", title},
                           {"published", "2025-01-05T10:00:00Z"},
                           {"source", "example.com"},
                           {"body", body}};
  if (!first_seen.empty()) {
    object["first_seen"] = first_seen;
  }
  return object.dump() + "\n";
}

std::string stories(const std::string& key, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    const std::string name = key + std::to_string(i);
    text += story(name, "Story " + name, "Grain prices moved again in case " + name + ".");
  }
  return text;
}

std::vector<nlohmann::json> lines_of(const std::string& text) {
  std::vector<nlohmann::json> objects;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    objects.push_back(nlohmann::json::parse(line));
  }
  return objects;
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(input), {}};
}

}  // namespace dateline::e2e
