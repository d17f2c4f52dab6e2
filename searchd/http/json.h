// SPDX-License-Identifier: GPL-3.0-or-later
// Gives what searchd/search found its shape on the wire. Text is dumped with broken UTF-8 replaced;
// addresses that are not http(s) become null. Unknown is null, never an empty string.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "searchd/http/parameters.h"
#include "searchd/search/search_result.h"

namespace dateline::searchd {

/// The answer of /v1/search.
[[nodiscard]] std::string to_json(const SearchCall& call, const SearchResult& result,
                                  double took_ms);

/// The answer of /v1/articles/{id}.
[[nodiscard]] std::string to_json(const Hit& hit);

/// The answer of /v1/stats.
[[nodiscard]] std::string to_json(const ArchiveStats& stats, std::optional<std::int64_t> as_of);

/// The answer of /v1/fields: the part of the field table that concerns a client.
[[nodiscard]] std::string fields_json();

}  // namespace dateline::searchd
