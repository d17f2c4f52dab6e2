// SPDX-License-Identifier: GPL-3.0-or-later
// All values of a field over a selection of articles, page by page.
#pragma once

#include <cstdint>
#include <optional>

#include "indexer/base/result.h"
#include "searchd/search/answer_source.h"
#include "searchd/search/list_request.h"
#include "searchd/search/list_result.h"
#include "searchd/search/search_request.h"

namespace dateline::searchd {

/// The values that a facet of @p field counts, by the same rules. Those of tickers are found by the
/// names and former symbols of the company too. InvalidArgument for an unknown tz.
[[nodiscard]] Result<ValueList> list_values(const AnswerSource& source, schema::FieldId field,
                                            const Selection& selection, FacetMode mode,
                                            const ListRequest& request);

/// The same over every article at @p as_of, with dates, the names of sources and the children of
/// topics.
[[nodiscard]] Result<ValueList> list_values_with_dates(const AnswerSource& source,
                                                       schema::FieldId field,
                                                       std::optional<std::int64_t> as_of,
                                                       const ListRequest& request);

}  // namespace dateline::searchd
