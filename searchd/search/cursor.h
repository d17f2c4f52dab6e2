// SPDX-License-Identifier: GPL-3.0-or-later
// Where a walk through a result goes on: opaque to clients, pinned to one generation and request.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "searchd/search/search_request.h"

namespace dateline::searchd {

struct Cursor {
  std::string generation;
  std::string request;                // digest_of() the request it continues
  std::uint64_t offset = 0;           // rows already answered
  std::int64_t now = 0;               // what relative dates were counted from
  MatchMode match = MatchMode::Auto;  // as decided: All or Any
};

/// What decides which rows a request finds and in which order; not how they are shown.
[[nodiscard]] std::string digest_of(const SearchRequest& request);

[[nodiscard]] std::string encode(const Cursor& cursor);
/// InvalidArgument for text that encode() did not write. Never trusts a field: all are checked.
[[nodiscard]] Result<Cursor> decode_cursor(std::string_view text);

}  // namespace dateline::searchd
