// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a generation as they were written, for word* and its like.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/deadline.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// The most frequent forms that begin with @p prefix among the documents of @p view (one set per
/// segment), at most schema::kMaxExpansion, ties in alphabetical order; @p cut tells whether there
/// were more. What stands only in documents outside the view is no form of it.
[[nodiscard]] std::vector<std::string> forms_with_prefix(const Handles& handles,
                                                         std::span<const RowSet> view,
                                                         std::string_view prefix,
                                                         const Deadline& deadline, bool& cut);

}  // namespace dateline::searchd
