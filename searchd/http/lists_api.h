// SPDX-License-Identifier: GPL-3.0-or-later
// The endpoints that list what the archive holds: values of a facet, sources, topics, tickers, and
// what may complete a query.
#pragma once

#include <cstdint>

#include "searchd/http/answer.h"
#include "searchd/search/archive.h"

namespace dateline::searchd {

/// Answers /v1/facets/{field}, /v1/sources, /v1/topics, /v1/tickers, /v1/tickers/{symbol} or
/// /v1/suggest; @p now is the clock in seconds. Thread-safe.
[[nodiscard]] Checked<Answer> answer_list(Archive& archive, const Call& call, std::int64_t now);

}  // namespace dateline::searchd
