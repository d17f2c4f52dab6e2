// SPDX-License-Identifier: GPL-3.0-or-later
// One article as JSON: the members that a result row and a whole article have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "searchd/search/search_result.h"

namespace dateline::searchd {

using Json = nlohmann::ordered_json;

/// As text, with broken UTF-8 replaced.
[[nodiscard]] std::string dump(const Json& json);

/// Null where there is nothing.
[[nodiscard]] Json text_or_null(std::string_view text);

/// Article text is hostile: an address goes out only when a browser can do no harm with it, which
/// holds for http and https without blanks and control characters.
[[nodiscard]] bool is_web_address(std::string_view url);

/// RFC 3339, or null.
[[nodiscard]] Json instant_or_null(std::optional<std::int64_t> seconds);

/// `2025-03-31`, or null.
[[nodiscard]] Json day_or_null(std::optional<std::int64_t> seconds);

/// A row of results: `id` and those of @p members, all of them when there are none.
[[nodiscard]] Json hit_json(const Hit& hit, const std::vector<std::string_view>& members);

/// The whole article.
[[nodiscard]] Json article_json(const Hit& hit);

}  // namespace dateline::searchd
