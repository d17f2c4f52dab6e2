// SPDX-License-Identifier: GPL-3.0-or-later
// An article as `extract` prints it; JSON Lines input takes the same keys.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "indexer/schema/article.h"

namespace dateline::indexer {

/// Unknown values are null or empty lists; times are RFC 3339 in UTC; `place` is the first of
/// `places`; paragraphs of `body` are separated by an empty line.
[[nodiscard]] nlohmann::ordered_json to_json(const Article& article);

}  // namespace dateline::indexer
