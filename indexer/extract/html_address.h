// SPDX-License-Identifier: GPL-3.0-or-later
// Where a page stands: its address, its source, and the address of its picture.
#pragma once

#include "indexer/extract/html_claims.h"
#include "indexer/extract/page.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// Sets url, source, source_name and image with their evidence. Relative addresses start from the
/// page's base, else from where it was fetched. The address of a site as a whole is no article's,
/// however often templates say so.
void read_address(const Claims& claims, const PageContext& context, Article& article);

}  // namespace dateline::extract
