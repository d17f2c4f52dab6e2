// SPDX-License-Identifier: GPL-3.0-or-later
// Gives help with a search its shape on the wire.
#pragma once

#include <optional>

#include "searchd/http/hit_json.h"
#include "searchd/search/search_result.h"

namespace dateline::searchd {

/// The members `suggestion` and `rescue` of /v1/search; null where there is none.
[[nodiscard]] Json suggestion_json(const std::optional<Suggestion>& suggestion);
[[nodiscard]] Json rescue_json(const std::optional<Rescue>& rescue);

}  // namespace dateline::searchd
