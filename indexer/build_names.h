// SPDX-License-Identifier: GPL-3.0-or-later
// The names an indexer gives to what it builds. Nothing of another shape is ever removed.
#pragma once

#include <algorithm>
#include <string_view>

namespace dateline::indexer {

/// "20250802T031500Z" in front of every name: when the build began.
inline constexpr std::string_view kStampShape = "00000000T000000Z";
/// Of a generation and of a staging folder, "20250802T031500Z-5f1c".
inline constexpr std::string_view kBuildShape = "00000000T000000Z-xxxx";

/// Whether @p text looks like @p shape: 0 stands for a digit, x for a lower-case hex digit.
[[nodiscard]] constexpr bool has_shape(std::string_view text, std::string_view shape) {
  return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), [](char c, char wanted) {
    const bool is_digit = c >= '0' && c <= '9';
    if (wanted == '0') {
      return is_digit;
    }
    return wanted == 'x' ? is_digit || (c >= 'a' && c <= 'f') : c == wanted;
  });
}

[[nodiscard]] constexpr bool is_build_name(std::string_view name) {
  return has_shape(name, kBuildShape);
}

/// A build name with a number: "20250802T031500Z-5f1c-0".
[[nodiscard]] constexpr bool is_segment_name(std::string_view name) {
  if (name.size() < kBuildShape.size() + 2 || name[kBuildShape.size()] != '-') {
    return false;
  }
  const std::string_view number = name.substr(kBuildShape.size() + 1);
  return is_build_name(name.substr(0, kBuildShape.size())) &&
         std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace dateline::indexer
