// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an archive from end to end and says what is wrong with it; and the way back: rollback.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/schema/generation.h"

namespace dateline::indexer {

struct CheckReport {
  std::string generation;
  std::uint64_t segments = 0;  // checked: of the current generation, all of them
  std::uint64_t documents = 0;
  std::vector<std::string> problems;  // sentences; empty when all is well
};

/// Told before a segment is read: its name, its number from 1, and how many there are.
using OnSegment = std::function<void(const std::string& name, std::size_t number, std::size_t all)>;

/// Checks hashes, structure, counts and every stored record of the current generation, and that the
/// files of the other kept generations agree. Takes no lock: a generation that an indexer removes
/// meanwhile is passed over. An error only when there is no archive to check, or Busy when the
/// current generation itself was replaced and removed meanwhile.
[[nodiscard]] Result<CheckReport> check_archive(const std::filesystem::path& archive,
                                                const OnSegment& on_segment);

struct GenerationSummary {
  std::string name;
  bool current = false;
  std::optional<schema::Generation> generation;  // none when it cannot be read
  std::string problem;                           // then: why
};

/// All kept generations, oldest first. NotFound when there is no archive.
[[nodiscard]] Result<std::vector<GenerationSummary>> kept_generations(
    const std::filesystem::path& archive);

struct RollbackResult {
  std::string from;  // empty when CURRENT could not be read
  std::string to;
  std::uint64_t restored = 0;  // tombstones of `from` that `to` does not have
};

/// Makes a kept generation the current one again, after its files have been verified: the one
/// named, else the parent of the current one, else the newest one before it. Busy when an indexer
/// is at work, NotFound when there is no such generation.
[[nodiscard]] Result<RollbackResult> roll_back(const std::filesystem::path& archive,
                                               std::string_view name);

}  // namespace dateline::indexer
