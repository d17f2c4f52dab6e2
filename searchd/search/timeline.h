// SPDX-License-Identifier: GPL-3.0-or-later
// How often something was written about over time, several series side by side: one for each of
// some queries, or one for each value of a field.
#pragma once

#include "indexer/base/result.h"
#include "searchd/search/answer_source.h"
#include "searchd/search/timeline_request.h"
#include "searchd/search/timeline_result.h"

namespace dateline::searchd {

/// Exact, in any zone, like histograms: a civil period falls where it begins; of several wordings
/// of an article the last one counts. The interval is widened where there
/// would be more than kMaxBuckets or, in all series, kMaxTimelineCounts. InvalidArgument for an
/// unknown tz, for `by` with several queries and for more than kMaxSeries selected values of it.
[[nodiscard]] Result<Timeline> count_timeline(const AnswerSource& source,
                                              const Selection& selection,
                                              const TimelineRequest& request);

}  // namespace dateline::searchd
