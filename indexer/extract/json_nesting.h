// SPDX-License-Identifier: GPL-3.0-or-later
// How deep a JSON text nests, told before anything is built from it: values that are copied or
// printed take stack for each level.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::extract {

/// Brackets may stand in each other this deep.
inline constexpr std::size_t kMostNesting = 64;

/// How deep brackets stand in each other, those within strings and comments apart. True of what a
/// parser builds only when @p json is the very text that it reads.
[[nodiscard]] std::size_t nesting_depth(std::string_view json);

}  // namespace dateline::extract
