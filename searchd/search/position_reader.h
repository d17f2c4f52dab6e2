// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases and nearness over many rows of one segment.
#pragma once

#include <xapian.h>

#include "indexer/schema/forward_index.h"
#include "indexer/schema/query_plan.h"
#include "searchd/search/deadline.h"
#include "searchd/search/row_set.h"

namespace dateline::searchd {

/// The rows of @p candidates, which hold all words of @p node, where they stand as a plan node of
/// kind Near demands. Looked for in the rows of @p forward; what it does not hold, and all when it
/// is null, in Xapian's positions. Glass keeps the positions of one document together, so all words
/// of a row are read before those of the next: measured, a row costs one page of the file. Throws
/// DeadlineExceeded.
[[nodiscard]] RowSet rows_standing_near(const Xapian::Database& database,
                                        const schema::ForwardIndex* forward,
                                        const schema::PlanNode& node, const RowSet& candidates,
                                        const Deadline& deadline);

}  // namespace dateline::searchd
