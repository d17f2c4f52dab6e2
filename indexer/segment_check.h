// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a finished segment is what its manifest says: its hash, Xapian's own structure check,
// its counts, its order, its stored records.
#pragma once

#include <cstdint>
#include <filesystem>

#include "indexer/base/result.h"
#include "indexer/schema/generation.h"

namespace dateline::indexer {

/// How many stored records are read: some of them after a build, all of them for `check`.
enum class CheckDepth : std::uint8_t { Sample, Whole };

/// Whether the files in @p folder have the SHA-256 of @p manifest; Corrupt if not.
[[nodiscard]] Status check_hash(const std::filesystem::path& folder,
                                const schema::Manifest& manifest);

/// Checks the `documents` file in @p folder. Corrupt for the first contradiction found. Run it in a
/// child process: Xapian may crash or hang on a damaged file.
[[nodiscard]] Status check_segment(const std::filesystem::path& folder,
                                   const schema::Manifest& manifest, CheckDepth depth);

}  // namespace dateline::indexer
