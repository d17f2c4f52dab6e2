// SPDX-License-Identifier: GPL-3.0-or-later
// What a snapshot holds, in figures.
#pragma once

#include <cstdint>
#include <optional>

#include "indexer/base/result.h"
#include "searchd/search/deadline.h"
#include "searchd/search/search_result.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// All that /v1/stats tells. Throws DeadlineExceeded. Under @p as_of segments are described as if
/// they held what was known then, and there is no digest and no size, which later articles would
/// change; tombstones are those of the archive as it is.
[[nodiscard]] Result<ArchiveStats> describe_archive(const Snapshot& snapshot,
                                                    std::optional<std::int64_t> as_of,
                                                    const Deadline& deadline);

}  // namespace dateline::searchd
