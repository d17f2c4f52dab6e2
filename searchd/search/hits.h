// SPDX-License-Identifier: GPL-3.0-or-later
// Documents of a snapshot turned into hits that an answer shows.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/base/result.h"
#include "searchd/search/search_result.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// The wording of an article valid now, or at @p as_of. NotFound when there is none.
[[nodiscard]] Result<DocRef> find_doc(const Snapshot& snapshot, std::string_view id,
                                      std::optional<std::int64_t> as_of);

/// The whole article of a document, as known at @p as_of. Corrupt when its record is.
[[nodiscard]] Result<Hit> load_hit(const Snapshot& snapshot, const Handles& handles, DocRef doc,
                                   std::optional<std::int64_t> as_of);

}  // namespace dateline::searchd
