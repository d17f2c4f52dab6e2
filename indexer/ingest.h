// SPDX-License-Identifier: GPL-3.0-or-later
// Rebuild and add: an input of articles becomes the content of an archive, or joins it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "indexer/base/result.h"
#include "indexer/pipeline.h"
#include "indexer/publisher.h"
#include "indexer/readers/article_reader.h"

namespace dateline::indexer {

/// More segments than this are merged after an add, the smallest first.
inline constexpr std::size_t kMaxSegments = 12;

struct IngestOptions {
  std::filesystem::path archive;
  PublishOptions publish;
  std::string soft_fingerprint = "none";  // of what the input is read with
  bool dry_run = false;                   // do everything but change the archive
  std::size_t max_segments = kMaxSegments;
  /// Done and total of the input, in any unit.
  std::function<std::pair<std::uint64_t, std::uint64_t>()> input_progress;
};

struct IngestResult {
  PipelineCounts counts;
  std::optional<Published> published;  // none after a dry run and when nothing was new
  std::size_t segments_merged = 0;     // by the merge after an add
};

/// Replaces the content of the archive, which is made where there is none; tombstones stay.
/// BadInput when the input held no article that can be indexed; then nothing has changed.
[[nodiscard]] Result<IngestResult> rebuild(ArticleReader& input, const IngestOptions& options,
                                           BuildObserver& observer);

/// Adds what the archive does not have yet, as one more segment.
[[nodiscard]] Result<IngestResult> add(ArticleReader& input, const IngestOptions& options,
                                       BuildObserver& observer);

}  // namespace dateline::indexer
