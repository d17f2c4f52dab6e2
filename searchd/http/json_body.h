// SPDX-License-Identifier: GPL-3.0-or-later
// Request bodies in JSON, turned into the parameters that a query string would have given: one
// table reads both.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searchd/http/problem.h"
#include "searchd/http/routes.h"
#include "searchd/http/url.h"

namespace dateline::searchd {

inline constexpr std::size_t kMaxSearches = 50;

/// Reads `{"q": "oil", "ticker": ["TM", "GM"], "size": 5}`: a text, a number or a truth value (1 or
/// 0) for each parameter, a list of texts where the parameter may be repeated. What is no such
/// object is a problem, which names the key. Which may be repeated is looked up for @p endpoint;
/// whether there are such parameters, and what they may be, is not.
[[nodiscard]] Checked<Parameters> parse_json_parameters(Endpoint endpoint, std::string_view body);

/// Reads `{"searches": [{…}, …]}` with parameters of /v1/search, from 1 to kMaxSearches of them. A
/// search that cannot be read is a problem in its place; a body that is no JSON, or is nested
/// deeper, or says a key twice, is one as a whole.
[[nodiscard]] Checked<std::vector<Checked<Parameters>>> parse_json_searches(std::string_view body);

}  // namespace dateline::searchd
