// SPDX-License-Identifier: GPL-3.0-or-later
// The endpoints that search: once, by an address or by a body, and several times at once.
#pragma once

#include <cstdint>

#include "searchd/http/answer.h"
#include "searchd/search/archive.h"

namespace dateline::searchd {

/// Answers /v1/search; @p now is the clock in seconds. The answer to a body has no entity tag.
/// Thread-safe.
[[nodiscard]] Checked<Answer> answer_search(Archive& archive, const Call& call, std::int64_t now);

/// Answers /v1/searches: each search in its place, all from one generation and within the time
/// limit of one search. What is wrong with one of them stands in its place. Thread-safe.
[[nodiscard]] Checked<Answer> answer_searches(Archive& archive, const Call& call, std::int64_t now);

}  // namespace dateline::searchd
