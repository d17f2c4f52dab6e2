// SPDX-License-Identifier: GPL-3.0-or-later
// Time cut into hours, days, weeks, months or years of a zone: the buckets that counts over time
// have in common.
#pragma once

#include <cstddef>
#include <vector>

#include "searchd/search/article_times.h"
#include "searchd/search/search_request.h"
#include "searchd/search/time_zone.h"

namespace dateline::searchd {

/// Most buckets of one answer.
inline constexpr std::size_t kMaxBuckets = 2000;

/// The interval to cut by: @p wanted, or the next wider one that gives at most @p most buckets, if
/// years do. Auto is the finest that keeps a chart readable. Never Auto or Off.
[[nodiscard]] Interval fit_interval(Interval wanted, const ArticleTimes::Ends& ends,
                                    std::size_t most = kMaxBuckets);

/// Stretches without gaps from the one that holds the first of @p ends to the one that holds the
/// last. Their edges are those of the wall clock in @p zone.
[[nodiscard]] std::vector<Stretch> cut_time(const ArticleTimes::Ends& ends, Interval interval,
                                            const TimeZone& zone);

}  // namespace dateline::searchd
