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
  std::uint64_t segments = 0;         // of the current generation: read from end to end
  std::uint64_t documents = 0;        // in these
  std::uint64_t kept_segments = 0;    // of other kept generations alone: hashed
  std::vector<std::string> problems;  // sentences; empty when all is well
  bool is_current_whole = true;       // no problem is one of the current generation
  std::string way_back;  // the newest whole generation before it, else the newest; empty: none
};

/// Told before a segment is read: its name, its number from 1, and how many there are.
using OnSegment = std::function<void(const std::string& name, std::size_t number, std::size_t all)>;

/// Checks hashes, structure, counts and every stored record of the current generation, and the
/// hashes of the other kept generations; a segment of several is read once. Takes no lock: a
/// generation that an indexer removes meanwhile is passed over. An error only when there is no
/// archive to check, or Busy when the current generation itself was replaced and removed meanwhile.
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

/// Makes a kept generation the current one again, after all its files have been hashed: the one
/// named, else the parent of the current one, else the newest one before it. Busy when an indexer
/// is at work, NotFound when there is no such generation, Corrupt when it is damaged.
[[nodiscard]] Result<RollbackResult> roll_back(const std::filesystem::path& archive,
                                               std::string_view name);

}  // namespace dateline::indexer
