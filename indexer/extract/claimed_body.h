// SPDX-License-Identifier: GPL-3.0-or-later
// The text that a page claims as its article's (JSON-LD, articleBody) held against what it shows.
#pragma once

#include <string_view>

#include "indexer/extract/article_finder.h"
#include "indexer/extract/page_tree.h"

namespace dateline::extract {

/// Corrects @p place by the text @p claimed, when the page shows nearly all of it and it is about
/// as long as what was found: paragraphs of the claim that were missed come in, what stands before
/// its first and after its last paragraph goes out. Answers whether it did.
bool align_with_claim(const PageTree& page, std::string_view claimed, ArticlePlace& place);

}  // namespace dateline::extract
