// SPDX-License-Identifier: GPL-3.0-or-later
// One story of Reuters-21578, from its SGML to an article.
#pragma once

#include <string_view>

#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

/// @p record: from `<REUTERS` to `</REUTERS>`, as in the file. BadInput without a number or a
/// readable date. One story of the collection is empty: it has neither title nor body here.
[[nodiscard]] Result<Article> read_reuters_story(std::string_view record,
                                                 const ReaderContext& context);

}  // namespace dateline::indexer
