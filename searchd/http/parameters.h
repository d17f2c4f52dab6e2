// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the parameters of a request by their table, and says what is wrong with those that cannot
// be read.
#pragma once

#include <cstdint>

#include "searchd/http/parameter_table.h"
#include "searchd/http/problem.h"
#include "searchd/http/url.h"

namespace dateline::searchd {

/// Reads the parameters of a call to @p endpoint; one that it does not take is refused by name.
/// @p now is the clock in seconds; it is rounded down to the minute, so that relative dates and
/// validators hold still for a while.
[[nodiscard]] Checked<SearchCall> read_call(Endpoint endpoint, const Parameters& parameters,
                                            std::int64_t now);

}  // namespace dateline::searchd
