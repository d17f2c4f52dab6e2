// SPDX-License-Identifier: GPL-3.0-or-later
// Gives counts over time their shape on the wire.
#pragma once

#include <string>

#include "searchd/http/parameter_table.h"
#include "searchd/search/timeline_result.h"

namespace dateline::searchd {

/// The answer of /v1/timeline.
[[nodiscard]] std::string timeline_json(const SearchCall& call, const Timeline& timeline);

}  // namespace dateline::searchd
