// SPDX-License-Identifier: GPL-3.0-or-later
// Documents of a snapshot turned into hits that an answer shows.
#pragma once

#include <optional>

#include "indexer/base/result.h"
#include "searchd/search/search_result.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// The whole article of a document, as known at @p as_of. Corrupt when its record is.
[[nodiscard]] Result<Hit> load_hit(const Snapshot& snapshot, const Handles& handles, DocRef doc,
                                   std::optional<std::int64_t> as_of);

}  // namespace dateline::searchd
