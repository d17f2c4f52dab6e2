// SPDX-License-Identifier: GPL-3.0-or-later
// Orders that need no words: newest, oldest and last updated first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// A stretch of an ordered result.
struct Window {
  std::size_t offset = 0;
  std::size_t count = 0;
};

/// Walks through documents newest first, across segments.
class NewestFirst {
 public:
  /// @p matches (one set per segment) and the snapshot must outlive the walk, where they are.
  NewestFirst(const Snapshot& snapshot, std::span<const RowSet> matches);

  /// The next document; nothing at the end, however often it is asked.
  [[nodiscard]] std::optional<DocRef> next();

 private:
  /// The rows of one segment, one after the other.
  struct RowWalk {
    std::uint32_t segment = 0;
    RowSet::const_iterator at;
    RowSet::const_iterator end;

    [[nodiscard]] bool is_over() const { return at == end; }
    [[nodiscard]] DocRef current() const { return {.segment = segment, .row = *at}; }
  };

  const Snapshot& snapshot_;
  std::vector<RowWalk> walks_;
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
