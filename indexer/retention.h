// SPDX-License-Identifier: GPL-3.0-or-later
// Which generations are kept for `rollback` and for readers still at work, and the removal of what
// no kept generation needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/schema/generation.h"

namespace dateline::indexer {

inline constexpr std::size_t kGenerationsKept = 3;
inline constexpr std::int64_t kSecondsKept = std::int64_t{24} * 60 * 60;

/// Removes generations beyond the last three that are older than a day, except the one named by
/// @p current, and the segments none of the kept ones names. A kept generation that cannot be read
/// keeps all segments, and what has no name of ours (build_names.h) stays. Only under the archive's
/// lock.
[[nodiscard]] Status collect_garbage(const schema::ArchivePaths& paths, std::string_view current,
                                     std::int64_t now);

}  // namespace dateline::indexer
