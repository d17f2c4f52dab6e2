// SPDX-License-Identifier: GPL-3.0-or-later
// How the text of a parameter becomes a value: what the setters of all parameter tables share.
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <vector>

#include "searchd/http/names.h"
#include "searchd/http/parameter_table.h"

namespace dateline::searchd {

inline const Verdict kRefused = Refusal{};

/// Sets @p target to a whole decimal number from @p low to @p high.
template <std::unsigned_integral Number>
[[nodiscard]] Verdict set_number(std::string_view value, Number low, Number high, Number& target) {
  Number number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc{} && end == value.data() + value.size();
  if (!whole || number < low || number > high) {
    return kRefused;
  }
  target = number;
  return std::nullopt;
}

/// Sets @p target to what a table of names.h calls by that name.
template <typename Table, typename Target>
[[nodiscard]] Verdict set_named(const Table& names, std::string_view value, Target& target) {
  const auto named = value_named(names, value);
  if (!named) {
    return kRefused;
  }
  target = *named;
  return std::nullopt;
}

/// Refuses queries of more than kMaxQueryBytes.
[[nodiscard]] Verdict check_query(std::string_view value);

/// Adds one of @p known, or id, to @p members; what is near is named in the refusal.
[[nodiscard]] Verdict add_known_member(std::string_view value,
                                       std::span<const std::string_view> known,
                                       std::vector<std::string_view>& members);

}  // namespace dateline::searchd
