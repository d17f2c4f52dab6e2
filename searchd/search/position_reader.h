// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases and nearness over many rows of one segment.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/query_plan.h"
#include "searchd/search/deadline.h"
#include "searchd/search/row_set.h"

namespace dateline::searchd {

/// The rows of @p candidates, which hold all words of @p node, where they stand as a plan node of
/// kind Near demands. Reads the positions of one word in many rows, then those of the next in what
/// is left: so they come from the disk's pages in their order, several times faster than row by
/// row. Throws DeadlineExceeded.
[[nodiscard]] RowSet rows_standing_near(const Xapian::Database& database,
                                        const schema::PlanNode& node, const RowSet& candidates,
                                        const Deadline& deadline);

}  // namespace dateline::searchd
