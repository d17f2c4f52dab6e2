// SPDX-License-Identifier: GPL-3.0-or-later
// Orders that need no words: newest, oldest and last updated first.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// A stretch of an ordered result.
struct Window {
  std::size_t offset = 0;
  std::size_t count = 0;
};

/// The documents of @p window when those in @p matches (one set per segment) stand newest first.
/// Costs time for offset + count documents, whatever the number of matches.
[[nodiscard]] std::vector<DocRef> newest(const Snapshot& snapshot, std::span<const RowSet> matches,
                                         Window window);

/// The same from the other end.
[[nodiscard]] std::vector<DocRef> oldest(const Snapshot& snapshot, std::span<const RowSet> matches,
                                         Window window);

/// Last updated first; what was never updated comes last, newest first. Sorts all matches.
[[nodiscard]] std::vector<DocRef> last_updated(const Snapshot& snapshot,
                                               std::span<const RowSet> matches, Window window);

}  // namespace dateline::searchd
