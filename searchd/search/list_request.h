// SPDX-License-Identifier: GPL-3.0-or-later
// How a list of values is asked for, and which it is: all values of a field, sources, topics,
// tickers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace dateline::searchd {

enum class ListOrder : std::uint8_t {
  Count,  // largest first, ties by value
  Value,  // by value, a topic before those below it
};

/// The part of a list to answer. Texts are compared folded: case, width and accents do not matter.
struct ListRequest {
  std::string prefix;                 // values that begin so; empty: all
  std::string contains;               // values that hold this; empty: all
  std::optional<std::string> parent;  // topics directly below this one; "": those at the top
  ListOrder order = ListOrder::Count;
  std::uint32_t page = 1;
  std::uint32_t size = 100;
};

}  // namespace dateline::searchd
