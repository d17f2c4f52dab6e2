// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a selection and of all that it was chosen from, one an article.
#pragma once

#include "searchd/search/deadline.h"
#include "searchd/search/row_set.h"
#include "searchd/search/selected_articles.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// One row an article.
struct CountedRows {
  Rows selected;
  Rows background;  // the selected ones included
};

/// The rows that @p articles count by. With Versions::All an article counts by the last of its
/// wordings that was selected, else by its last one. May throw DeadlineExceeded.
[[nodiscard]] CountedRows counted_rows(const Snapshot& snapshot, const SelectedArticles& articles,
                                       const Deadline& deadline);

}  // namespace dateline::searchd
