// SPDX-License-Identifier: GPL-3.0-or-later
// Any query string gives a request within its limits, or a problem that says what is wrong.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "searchd/http/cache_key.h"
#include "searchd/http/parameters.h"
#include "searchd/http/url.h"
#include "tests/fuzz/problem_check.h"
#include "tests/fuzz/require.h"

namespace dateline::searchd {
namespace {

using fuzz::check;
using fuzz::require;

constexpr std::int64_t kNow = 1'700'000'000;

void check(const SearchCall& call) {
  const SearchRequest& request = call.request;
  require(request.selection.q.size() <= kMaxQueryBytes, "a long q");
  require(request.size >= 1 && request.size <= kMaxPageSize, "a size beyond its limits");
  require(request.page >= 1 && request.page <= kMaxPagedResults / request.size, "a deep page");
  require(request.facet_size >= 1 && request.facet_size <= kMaxFacetSize, "a large facet");
  require(request.snippet_chars <= kMaxSnippetChars, "a long snippet");
  for (const Filter& filter : request.selection.filters) {
    require(!filter.any.empty() || !filter.all.empty() || !filter.none.empty(), "an empty filter");
  }
  require(!cache_key("/v1/search", call).empty(), "an empty key");
}

void check(std::string_view query) {
  const auto parsed = parse_query(query);
  if (const auto* problem = std::get_if<Problem>(&parsed)) {
    check(*problem);
    return;
  }
  const auto& parameters = std::get<Parameters>(parsed);
  const auto again = parse_query(to_query(parameters));
  require(std::holds_alternative<Parameters>(again) && std::get<Parameters>(again) == parameters,
          "parameters that do not read back");
  std::visit([](const auto& result) { check(result); },
             read_call(Endpoint::Search, parameters, kNow));
}

}  // namespace
}  // namespace dateline::searchd

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const void* bytes = data;
  dateline::searchd::check(std::string_view(static_cast<const char*>(bytes), size));
  return 0;
}
