// SPDX-License-Identifier: GPL-3.0-or-later
// The title of a page, from all that the page calls its title.
#pragma once

#include "indexer/extract/explanation.h"
#include "indexer/extract/html_claims.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// Sets the title with its evidence: as the page declares it in JSON-LD or meta elements, else the
/// headline that the title of the window knows, else that title without the name of the site.
void read_title(const Claims& claims, Explanation* explanation, Article& article);

/// True when @p text says what @p title says, three words out of four.
[[nodiscard]] bool repeats_title(std::string_view text, std::string_view title);

}  // namespace dateline::extract
