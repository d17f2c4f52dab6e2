// SPDX-License-Identifier: GPL-3.0-or-later
// The authors of a page, from what it says about itself and what it prints.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/html_claims.h"
#include "indexer/extract/page.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// Sets the authors with their evidence: the persons that the most trusted claim names, else those
/// of a printed byline among @p lines, else an organisation that the page declares as author.
void read_authors(const Claims& claims, const std::vector<std::string>& lines,
                  const PageContext& context, Article& article);

}  // namespace dateline::extract
