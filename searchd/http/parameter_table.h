// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of all endpoints as one table, each with one meaning wherever it stands: reading
// them, 400 answers and the tests of openapi.json derive from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/export_format.h"
#include "searchd/http/problem.h"
#include "searchd/http/routes.h"
#include "searchd/http/url.h"
#include "searchd/search/completion.h"
#include "searchd/search/list_request.h"
#include "searchd/search/search_request.h"
#include "searchd/search/timeline_request.h"

namespace dateline::searchd {

inline constexpr std::size_t kMaxQueryBytes = 2048;
inline constexpr std::uint32_t kMaxPageSize = 100;
inline constexpr std::uint32_t kMaxPagedResults = 10'000;
inline constexpr std::uint32_t kMaxFacetSize = 1000;
inline constexpr std::uint32_t kMaxListSize = 1000;
inline constexpr std::uint32_t kMaxCompletions = 20;
inline constexpr std::uint32_t kMaxListPage = 1'000'000'000;
inline constexpr std::uint32_t kMaxSnippetChars = 1000;

/// What the parameters of a call say: the request, and what concerns only the shape of the answer.
struct SearchCall {
  SearchRequest request;
  ListRequest list;              // of the endpoints that answer lists
  std::optional<Timestamp> on;   // a day, of /v1/tickers/{symbol}
  TimelineRequest timeline;      // of /v1/timeline
  CompletionRequest completion;  // of /v1/suggest, without q and as_of, which stand in request
  ExportWish exported;           // of /v1/export
  std::vector<std::string_view> members;  // of a hit, besides id; empty: all
  Parameters given;                       // as they came
};

/// How often a parameter may stand in a request.
enum class Repeat : std::uint8_t {
  Never,     // once
  Anew,      // any number of times, one value each: the value may hold commas
  OrCommas,  // any number of times, each a list with commas
};

/// Why a value was refused.
struct Refusal {
  ProblemCode code = ProblemCode::InvalidParameter;
  std::string hint = {};  // ends the sentence; may be empty
};

/// What comes of setting a value: nothing when it was taken.
using Verdict = std::optional<Refusal>;

/// A set of endpoints, a bit each.
using Takers = std::uint32_t;

[[nodiscard]] constexpr Takers taker(Endpoint endpoint) {
  return Takers{1} << static_cast<unsigned>(endpoint);
}

struct ApiParameter {
  std::string_view name;
  Takers takers;  // who takes it
  Repeat repeat;
  std::string_view expected;  // what a value must be, for 400 answers
  std::string_view summary;   // one line of help
  Verdict (*set)(SearchCall& call, std::string_view value);
  bool may_be_empty = false;
};

/// The rows that @p endpoint takes. Endpoints may have rows of one name with different values.
[[nodiscard]] std::vector<const ApiParameter*> parameters_of(Endpoint endpoint);

/// The row of that name that @p endpoint takes, or nullptr.
[[nodiscard]] const ApiParameter* find_parameter(Endpoint endpoint, std::string_view name);

/// The members of a hit that `fields` may name.
[[nodiscard]] std::span<const std::string_view> hit_members();

}  // namespace dateline::searchd
