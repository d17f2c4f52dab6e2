// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may be about to type. Plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline::searchd {

enum class CompletionType : std::uint8_t { Query, Ticker, Topic, Source, Title };

struct CompletionRequest {
  std::string q;  // typed so far; its last word may not be whole
  std::optional<std::int64_t> as_of;
  std::vector<CompletionType> types;  // empty: all
  std::uint32_t size = 5;             // most of each type
};

struct Completion {
  CompletionType type = CompletionType::Query;
  std::string text;         // for people
  std::string value;        // the word, symbol, topic or source; the id of an article
  std::uint64_t count = 0;  // articles that have it
  std::string q;            // the query to ask when it is chosen
};

struct Completions {
  std::string generation;
  std::vector<Completion> items;  // in the order of types, the likeliest of each first
  bool provisional = false;       // words are still being read; later the same may give more
};

}  // namespace dateline::searchd
