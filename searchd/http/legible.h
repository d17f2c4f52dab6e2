// SPDX-License-Identifier: GPL-3.0-or-later
// Text of strangers on its way into documents that forbid some characters.
#pragma once

#include <string>
#include <string_view>

namespace dateline::searchd {

/// @p text with U+FFFD in the place of whatever XML 1.0 (section 2.2) has no room for: control
/// characters but tab and line ends, U+FFFE, U+FFFF, and bytes that are no UTF-8.
[[nodiscard]] std::string legible(std::string_view text);

}  // namespace dateline::searchd
