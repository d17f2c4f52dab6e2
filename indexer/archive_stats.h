// SPDX-License-Identifier: GPL-3.0-or-later
// What an archive holds, from the manifests of its segments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/schema/generation.h"

namespace dateline::indexer {

struct SegmentStats {
  std::string name;
  schema::Manifest manifest;
};

struct ArchiveStats {
  schema::Generation generation;
  std::vector<SegmentStats> segments;
  std::uint64_t documents = 0;  // wordings, deleted ones too
  std::uint64_t live = 0;       // wordings of articles that are not deleted
  std::uint64_t articles = 0;   // that are not deleted
  std::uint64_t undated = 0;    // documents without a published date
  std::uint64_t bytes = 0;      // of all segments
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  std::string digest;                                          // of all documents, deleted ones too
  std::vector<std::pair<std::string, std::uint64_t>> sources;  // most documents first
  std::vector<std::pair<std::string, std::uint64_t>> furniture;  // lines learned a source, by name
};

/// Of the generation CURRENT names. Reads every article id: linear in the archive, in no memory.
[[nodiscard]] Result<ArchiveStats> read_stats(const std::filesystem::path& archive);

}  // namespace dateline::indexer
