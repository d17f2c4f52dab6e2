// SPDX-License-Identifier: GPL-3.0-or-later
// A list of values with what the archive holds of each. Plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searchd/search/search_result.h"

namespace dateline::searchd {

struct ListedValue {
  std::string value;
  std::string name;                   // for people; empty where there is none
  std::string exchange;               // tickers; empty when unknown
  std::uint64_t count = 0;            // articles
  std::uint32_t children = 0;         // topics: values directly below
  std::optional<std::int64_t> first;  // earliest and latest published
  std::optional<std::int64_t> last;
  bool selected = false;  // chosen by the request's filter
};

struct ValueList {
  IndexInfo index;
  QueryEcho query;
  std::optional<std::int64_t> from;  // resolved range, half-open
  std::optional<std::int64_t> to;
  FacetMode mode = FacetMode::Auto;
  bool lower_bound = false;    // counts are at least as large, because a wildcard was cut
  std::uint64_t distinct = 0;  // values with a count of at least one
  std::uint64_t matching = 0;  // those of them that were asked for
  std::uint64_t missing = 0;   // articles without a value
  std::uint64_t other = 0;     // sum of the counts of values not on this page
  std::uint32_t page = 1;
  bool has_more = false;  // another page follows
  std::vector<ListedValue> values;
};

}  // namespace dateline::searchd
