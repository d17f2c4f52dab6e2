// SPDX-License-Identifier: GPL-3.0-or-later
// How a timeline is asked for. Plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searchd/search/search_request.h"

namespace dateline::searchd {

inline constexpr std::uint32_t kMaxSeries = 50;
inline constexpr std::size_t kMaxTimelineQueries = 10;
/// Most counts of all series together: as large as an answer may become.
inline constexpr std::size_t kMaxTimelineCounts = 40'000;

/// Beside a selection, of which everything but q holds for all series.
struct TimelineRequest {
  std::vector<std::string> queries;    // a series each; none: the selection's own q
  std::optional<schema::FieldId> by;   // a series for each value; then at most one query
  std::uint32_t size = 10;             // most values with `by`; the selected ones, if there are any
  Interval interval = Interval::Auto;  // Auto: the finest that keeps a chart readable
};

}  // namespace dateline::searchd
