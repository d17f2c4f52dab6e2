// SPDX-License-Identifier: GPL-3.0-or-later
// Typed bytes made uniform, so that the lexer sees one kind of space and one kind of quote.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::query {

/// @p text with each control character, invalid byte and Unicode space as a plain space, and each
/// typographic double quote as `"`. The result is valid UTF-8.
[[nodiscard]] std::string clean_text(std::string_view text);

/// @p text without spaces at its ends and with single ones inside.
[[nodiscard]] std::string collapse_spaces(std::string_view text);

/// True when there is an ASCII letter or digit, or any character beyond ASCII.
[[nodiscard]] bool has_content(std::string_view text);

/// How many characters of @p text are ASCII letters, digits or beyond ASCII.
[[nodiscard]] std::size_t count_letters(std::string_view text);

/// @p text, cut before a character so that it has at most @p bytes and a sign of the cut.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t bytes);

}  // namespace dateline::query
