// SPDX-License-Identifier: GPL-3.0-or-later
// When the articles with a value were published.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "searchd/search/columns.h"
#include "searchd/search/deadline.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

struct ValueDates {
  std::optional<std::int64_t> first;  // earliest and latest published
  std::optional<std::int64_t> last;
  std::optional<DocRef> newest;  // in the order newest first
};

/// The dates of each of @p values (numbers of the column's dictionary) over @p rows, one set per
/// segment. Looks at each row once. Throws DeadlineExceeded.
[[nodiscard]] std::vector<ValueDates> dates_of_values(const Snapshot& snapshot,
                                                      std::span<const RowSet> rows, ColumnId column,
                                                      std::span<const std::uint32_t> values,
                                                      const Deadline& deadline);

}  // namespace dateline::searchd
