// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a news page as a scraper leaves it: breadcrumbs, navigation, headline, date, body,
// comments box, related articles, copyright, all as lines. Parts are known by their shape and their
// place, never by the site.
#pragma once

#include <string_view>

#include "indexer/base/result.h"
#include "indexer/extract/page.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// The article of the page in @p bytes. BadInput when no title and no body can be found, or when
/// the date lies in the future.
[[nodiscard]] Result<Article> read_scraped_page(std::string_view bytes, const PageContext& context);

}  // namespace dateline::extract
