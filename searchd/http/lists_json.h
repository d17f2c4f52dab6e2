// SPDX-License-Identifier: GPL-3.0-or-later
// Gives lists of values their shape on the wire.
#pragma once

#include <string>
#include <string_view>

#include "searchd/http/parameter_table.h"
#include "searchd/search/list_result.h"
#include "searchd/search/ticker_info.h"

namespace dateline::searchd {

/// The answer of /v1/facets/{field}; @p path is its address, for `next`.
[[nodiscard]] std::string facet_list_json(std::string_view path, std::string_view field,
                                          const SearchCall& call, const ValueList& list);

/// The answers of /v1/sources, /v1/topics and /v1/tickers.
[[nodiscard]] std::string sources_json(std::string_view path, const SearchCall& call,
                                       const ValueList& list);
[[nodiscard]] std::string topics_json(std::string_view path, const SearchCall& call,
                                      const ValueList& list);
[[nodiscard]] std::string tickers_json(std::string_view path, const SearchCall& call,
                                       const ValueList& list);

/// The answer of /v1/tickers/{symbol}.
[[nodiscard]] std::string ticker_json(const SearchCall& call, const TickerInfo& info);

/// The answer of /v1/suggest.
[[nodiscard]] std::string completions_json(const SearchCall& call, const Completions& completions);

}  // namespace dateline::searchd
