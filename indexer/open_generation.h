// SPDX-License-Identifier: GPL-3.0-or-later
// A finished generation as the indexer reads it: its manifests and one database handle a segment.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/base/result.h"
#include "indexer/schema/analysis.h"
#include "indexer/schema/generation.h"

namespace dateline::indexer {

struct OpenGeneration {
  schema::Generation generation;
  std::vector<schema::Manifest> manifests;  // in the order of the generation's segments
  std::vector<Xapian::Database> databases;
};

/// Reads and opens all of a generation whose files agree (schema::verify_files).
[[nodiscard]] Result<OpenGeneration> open_generation(
    const schema::ArchivePaths& paths, std::string_view name,
    schema::VersionCheck check = schema::VersionCheck::Same);

/// The generation CURRENT names. NotFound when there is no archive.
[[nodiscard]] Result<OpenGeneration> open_current(
    const schema::ArchivePaths& paths, schema::VersionCheck check = schema::VersionCheck::Same);

/// The analysis of its segments, the default for one without any. SchemaMismatch (hint names
/// reindex) when they were written by other rules than this program's.
[[nodiscard]] Result<schema::AnalysisProfile> profile_of(const OpenGeneration& opened);

/// One handle over several segments; its docids are not those of the segments.
[[nodiscard]] Xapian::Database joined(std::span<const Xapian::Database> segments);

/// Whether a set of tombstones, sorted by id, holds that article.
[[nodiscard]] bool is_deleted(std::span<const schema::Tombstone> tombstones,
                              std::string_view article_id);

/// Documents of segments, without those of deleted articles.
[[nodiscard]] Result<std::uint64_t> count_live(std::span<const Xapian::Database> segments,
                                               std::span<const schema::Tombstone> tombstones);

}  // namespace dateline::indexer
