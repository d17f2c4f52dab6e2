// SPDX-License-Identifier: GPL-3.0-or-later
// A news page in HTML: what it says about itself first (JSON-LD, then meta elements, then <time>),
// then what a reader sees.
#pragma once

#include <string_view>

#include "indexer/base/result.h"
#include "indexer/extract/page.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// The article of the page in @p bytes, in whichever character set it declares. BadInput when the
/// page is nested too deeply to be parsed in time, has neither title nor body, or is dated in the
/// future.
[[nodiscard]] Result<Article> read_html_page(std::string_view bytes, const PageContext& context);

}  // namespace dateline::extract
