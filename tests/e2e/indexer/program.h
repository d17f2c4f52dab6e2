// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real dateline-index and looks at what came out of it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>
#include <nlohmann/json.hpp>

namespace dateline::e2e {

struct Outcome {
  int status = -1;     // exit status; 128 and the signal for a process that a signal ended
  std::string output;  // standard output
  std::string errors;  // standard error
};

/// Starts the program with its output going to <folder>/out and <folder>/err.
[[nodiscard]] pid_t start(const std::filesystem::path& folder,
                          const std::vector<std::string>& arguments);
/// Waits for it.
[[nodiscard]] Outcome finish(const std::filesystem::path& folder, pid_t process);

/// A folder for one test with an archive and some input; all of it in plain sight of the test.
class Workplace {
 public:
  Workplace();

  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_ / name; }
  [[nodiscard]] std::string archive() const { return path("archive").string(); }

  /// Writes a file and answers its path.
  [[nodiscard]] std::string write(const std::string& name, const std::string& text) const;

  /// Runs `dateline-index COMMAND --archive archive() …`.
  [[nodiscard]] Outcome run(const std::string& command,
                            const std::vector<std::string>& arguments = {}) const;
  /// As run(), without naming the archive.
  [[nodiscard]] Outcome run_plain(const std::vector<std::string>& arguments) const;
  /// The last JSON object that `COMMAND --json` printed.
  [[nodiscard]] nlohmann::json ask(const std::string& command,
                                   const std::vector<std::string>& arguments = {}) const;

 private:
  std::filesystem::path folder_;
};

/// One line of JSON Lines input.
[[nodiscard]] std::string story(const std::string& key, const std::string& title,
                                const std::string& body, const std::string& first_seen = "");
/// @p count different ones.
[[nodiscard]] std::string stories(const std::string& key, int count);

/// The JSON objects of a text, one a line.
[[nodiscard]] std::vector<nlohmann::json> lines_of(const std::string& text);

[[nodiscard]] std::string content_of(const std::filesystem::path& file);

}  // namespace dateline::e2e
