// SPDX-License-Identifier: GPL-3.0-or-later
// What a snapshot holds, in figures.
#pragma once

#include <cstdint>
#include <optional>

#include "searchd/search/search_result.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// Name, number of articles and first and last publication of what is known at @p as_of.
[[nodiscard]] IndexInfo describe_view(const Snapshot& snapshot, std::optional<std::int64_t> as_of);

/// All that /v1/stats tells.
[[nodiscard]] ArchiveStats describe_archive(const Snapshot& snapshot,
                                            std::optional<std::int64_t> as_of);

}  // namespace dateline::searchd
