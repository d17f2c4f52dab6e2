// SPDX-License-Identifier: GPL-3.0-or-later
// How an engine is asked: questions on standard input, answers on standard output, a line each.
//
//   question   MODE, then the columns of a query (bench_query.h)
//   answer     nanoseconds, total, facets; or the word error and what went wrong
//
// Only the search itself is timed, by the engine's own clock. Lucene and SQLite speak the same.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/bench/search/bench_query.h"

namespace dateline::bench {

using LabelCounts = std::vector<std::pair<std::string, std::uint64_t>>;

/// Years in their order; of topics and tickers at least the kFacetSize most frequent ones.
struct Answer {
  std::uint64_t total = 0;
  LabelCounts topics;
  LabelCounts tickers;
  LabelCounts years;
};

inline constexpr std::uint32_t kHits = 10;
inline constexpr std::uint32_t kFacetSize = 10;
inline constexpr std::uint32_t kSnippetCharacters = 240;

class Engine {
 public:
  Engine() = default;
  virtual ~Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  Engine(Engine&&) = delete;
  Engine& operator=(Engine&&) = delete;

  /// @p mode is top (ten hits) or full (with facets and snippets); ours knows more. Throws what
  /// went wrong.
  virtual Answer ask(std::string_view mode, const BenchQuery& query) = 0;

  /// For the question "refresh": takes notice of a new generation.
  virtual void refresh() {}
};

/// Answers until the end of the input. @p nanoseconds_to_open goes out first, as "ready N".
void answer_questions(Engine& engine, std::int64_t nanoseconds_to_open);

/// Nanoseconds that @p work took.
template <typename Work>
[[nodiscard]] std::int64_t timed(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  const auto elapsed = std::chrono::steady_clock::now() - start;
  return std::chrono::duration_cast<std::chrono::nanoseconds>(elapsed).count();
}

}  // namespace dateline::bench
