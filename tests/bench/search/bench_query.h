// SPDX-License-Identifier: GPL-3.0-or-later
// A query of the comparison, as every engine is asked it: one line of tab-separated columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::bench {

/// An empty member is no condition.
struct BenchQuery {
  std::string kind;   // the class, for the tables
  std::string band;   // the part of the class, for the tables
  std::string match;  // all, any, phrase; empty without words
  std::vector<std::string> words;
  std::string ticker;
  std::string topic;
  std::string from;  // YYYY-MM-DD, inclusive
  std::string to;    // YYYY-MM-DD, inclusive
  std::string sort;  // relevance or newest
};

[[nodiscard]] std::string to_line(const BenchQuery& query);

/// Nothing when @p line does not have the columns of to_line().
[[nodiscard]] std::optional<BenchQuery> parse_query(std::string_view line);

[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view separator);

}  // namespace dateline::bench
