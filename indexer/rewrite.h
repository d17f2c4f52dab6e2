// SPDX-License-Identifier: GPL-3.0-or-later
// Merge and reindex: finished segments are read back and written anew from their stored records.
// Deleted articles stay behind; tombstones are kept.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/pipeline.h"
#include "indexer/publisher.h"
#include "indexer/topic_rules.h"

namespace dateline::indexer {

struct RewriteResult {
  PipelineCounts counts;
  std::size_t segments_merged = 0;     // how many were read
  std::optional<Published> published;  // none when there was nothing to do
};

/// Makes one segment of all. Does nothing when there is one already and it holds nothing deleted.
/// A stored record that cannot be read is an error (Corrupt) unless options.force; then it is
/// skipped.
[[nodiscard]] Result<RewriteResult> merge(const std::filesystem::path& archive,
                                          const PublishOptions& options, BuildObserver& observer);

/// Makes every segment anew, with the analysis of this program, from an archive of any schema
/// version whose records can be read. @p tagger gives them the topics of its rules in place of
/// those that rules gave them before; null leaves their topics as they are.
[[nodiscard]] Result<RewriteResult> reindex(const std::filesystem::path& archive,
                                            const PublishOptions& options, BuildObserver& observer,
                                            TopicTagger* tagger = nullptr);

/// The smallest segments to merge so that at most @p most are left: sorted by size, and taken as
/// long as the next is not larger than all before it together. Positions, ascending; empty when
/// there are not too many.
[[nodiscard]] std::vector<std::size_t> choose_crowded(const std::vector<std::uint64_t>& sizes,
                                                      std::size_t most);

/// Merges choose_crowded() segments of the live generation.
[[nodiscard]] Result<RewriteResult> merge_crowded(Publisher& publisher, std::size_t most,
                                                  const PublishOptions& options,
                                                  BuildObserver& observer);

/// Merges all segments of the live generation under new tombstones.
[[nodiscard]] Result<RewriteResult> merge_all(Publisher& publisher,
                                              std::vector<schema::Tombstone> tombstones,
                                              const PublishOptions& options,
                                              BuildObserver& observer);

}  // namespace dateline::indexer
