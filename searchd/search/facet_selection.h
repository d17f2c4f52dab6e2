// SPDX-License-Identifier: GPL-3.0-or-later
// What a facet counts, and over which rows, when its own field is selected by.
#pragma once

#include "searchd/search/facets.h"
#include "searchd/search/search_request.h"
#include "searchd/search/selected_articles.h"

namespace dateline::searchd {

/// The request for @p field under @p selection: the column that its role of tickers asks for, and
/// its own choice of values, which is always shown. The size is left to the caller.
[[nodiscard]] FacetRequest facet_request(const Snapshot& snapshot, const Selection& selection,
                                         schema::FieldId field);

/// The rows of @p articles, found by @p selection, to count over. FacetMode::Auto leaves out the
/// field's own choice of values.
[[nodiscard]] Rows facet_rows(const SelectedArticles& articles, const Selection& selection,
                              schema::FieldId field, FacetMode mode);

}  // namespace dateline::searchd
