// SPDX-License-Identifier: GPL-3.0-or-later
// When a page was published and updated: one choice among all the dates on it.
#pragma once

#include "indexer/base/result.h"
#include "indexer/extract/html_date_candidates.h"
#include "indexer/extract/page.h"

namespace dateline::extract {

/// Sets the published and updated times of @p article, whose url and source are known, to the
/// candidates that most speaks for; a page that only says when it was updated was published then at
/// the latest, and the evidence says so. Dates in the future are passed over. BadInput when the
/// page claims no other. Told to the context's explanation: every candidate.
[[nodiscard]] Status read_html_dates(const HtmlDocument& page, const Claims& claims,
                                     const PageContext& context, Article& article);

}  // namespace dateline::extract
