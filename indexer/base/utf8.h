// SPDX-License-Identifier: GPL-3.0-or-later
// Where the characters of outside bytes end, and which bytes are none.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// Bytes of the UTF-8 character that starts @p text: 1 to 4, or 0 when the text is empty or its
/// first byte starts no valid one (overlong forms, surrogates and cut characters are not valid).
[[nodiscard]] std::size_t utf8_length(std::string_view text);

/// The first @p limit bytes of @p text at most, never half a character. @p text is valid UTF-8.
[[nodiscard]] std::string_view utf8_prefix(std::string_view text, std::size_t limit);

}  // namespace dateline
