// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that answers about a set of articles have in common: what was asked, and of what.
#pragma once

#include <cstdint>
#include <optional>

#include "searchd/http/hit_json.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_result.h"

namespace dateline::searchd {

/// A range of time as it was resolved, half-open; nothing where it is open.
struct ResolvedRange {
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
};

/// The member `query`: the selection as it was understood.
[[nodiscard]] Json query_json(const Selection& selection, const QueryEcho& echo,
                              const ResolvedRange& range);

/// The member `index`: the generation and the articles of it that can be seen.
[[nodiscard]] Json index_json(const IndexInfo& index);

}  // namespace dateline::searchd
