// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a generation as they were written, for word* and its like.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/deadline.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// The most frequent forms that begin with @p prefix over all segments, at most
/// schema::kMaxExpansion, ties in alphabetical order; @p cut tells whether there were more.
[[nodiscard]] std::vector<std::string> forms_with_prefix(const Handles& handles,
                                                         std::string_view prefix,
                                                         const Deadline& deadline, bool& cut);

}  // namespace dateline::searchd
