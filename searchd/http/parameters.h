// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the parameters of a request by their table, and says what is wrong with those that cannot
// be read.
#pragma once

#include <cstdint>
#include <optional>

#include "searchd/http/parameter_table.h"
#include "searchd/http/problem.h"
#include "searchd/http/url.h"

namespace dateline::searchd {

/// Reads the parameters of /v1/search. @p now is the clock in seconds; it is rounded down to the
/// minute, so that relative dates and validators hold still for a while.
[[nodiscard]] Checked<SearchCall> read_search(const Parameters& parameters, std::int64_t now);

/// Reads the parameters of an endpoint whose only one is `as_of`.
[[nodiscard]] Checked<std::optional<std::int64_t>> read_as_of(const Parameters& parameters);

/// Refuses every parameter, for endpoints that take none.
[[nodiscard]] std::optional<Problem> refuse_parameters(const Parameters& parameters);

}  // namespace dateline::searchd
