// SPDX-License-Identifier: GPL-3.0-or-later
// Windows-1252, the character set that stands for Latin-1 and ASCII on the web (WHATWG Encoding).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::io {

/// Adds the character of a byte from 0x80 on to @p out; nothing for the five bytes without one.
void append_windows_1252(std::string& out, char byte);

/// The byte of one character in UTF-8; nothing when the set does not have it.
[[nodiscard]] std::optional<char> windows_1252_byte(std::string_view character);

}  // namespace dateline::io
