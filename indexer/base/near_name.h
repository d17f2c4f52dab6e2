// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the name somebody probably meant when they mistyped one.
#pragma once

#include <span>
#include <string_view>

namespace dateline {

/// The name of @p names with the fewest typing errors (insert, delete, replace, swap neighbours)
/// against @p typed; empty when the best has more than a third of its letters wrong. Names of more
/// than 64 bytes are never near.
[[nodiscard]] std::string_view nearest_name(std::string_view typed,
                                            std::span<const std::string_view> names);

}  // namespace dateline
