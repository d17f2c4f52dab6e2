// SPDX-License-Identifier: GPL-3.0-or-later
// The steps that endpoints over an archive have in common.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "indexer/base/error.h"
#include "searchd/http/answer.h"
#include "searchd/http/cache_key.h"
#include "searchd/http/etag.h"
#include "searchd/http/parameters.h"

namespace dateline::searchd {

/// The generation that an answer was made from.
template <typename Found>
[[nodiscard]] std::string_view generation_of(const Found& found) {
  if constexpr (requires { found.generation; }) {
    return found.generation;
  } else {
    return found.index.generation;
  }
}

/// Whether an answer would be made so again from the same generation. One that time cut short would
/// not: a client may not keep it.
template <typename Found>
[[nodiscard]] bool is_repeatable(const Found& found) {
  if constexpr (requires { found.provisional; }) {
    return !found.provisional;
  } else {
    return true;
  }
}

/// Milliseconds since @p start.
[[nodiscard]] inline double took_ms(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

/// What a client is told about @p error. Its own failures go to the client; ours go to the log,
/// under the request's id.
[[nodiscard]] Problem report(const Error& error, const Call& call);

/// An empty answer with its tag, which becomes a 304, when the client has it already.
[[nodiscard]] std::optional<Answer> unchanged(const Call& call, std::string_view generation,
                                              std::string_view key);

/// What an answer is given from.
struct Ground {
  std::string_view path;        // the address without parameters
  std::string_view generation;  // the one served now
  std::int64_t now = 0;         // seconds since 1970
};

/// Answers a call: reads its parameters, finds with @p find(const SearchCall&), which gives a
/// Result whose value names its generation, and shows it with @p show(const SearchCall&, value),
/// which may take a third argument: the milliseconds that finding took.
template <typename Find, typename Show>
[[nodiscard]] Checked<Answer> answer_call(const Call& call, const Ground& ground, const Find& find,
                                          const Show& show) {
  auto read = read_call(call.endpoint, call.parameters, ground.now);
  if (auto* problem = std::get_if<Problem>(&read)) {
    return std::move(*problem);
  }
  const SearchCall& wanted = std::get<SearchCall>(read);
  const std::string key = cache_key(ground.path, wanted);
  if (auto same = unchanged(call, ground.generation, key)) {
    return std::move(*same);
  }
  const auto start = std::chrono::steady_clock::now();
  const auto found = find(wanted);
  if (!found) {
    return report(found.error(), call);
  }
  const double search_ms = took_ms(start);
  Answer answer{.etag = is_repeatable(*found) ? weak_tag(generation_of(*found), key) : "",
                .search_ms = search_ms};
  if constexpr (std::invocable<const Show&, const SearchCall&, decltype(*found), double>) {
    answer.body = show(wanted, *found, search_ms);
  } else {
    answer.body = show(wanted, *found);
  }
  return answer;
}

}  // namespace dateline::searchd
