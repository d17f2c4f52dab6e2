// SPDX-License-Identifier: GPL-3.0-or-later
// Outside bytes become clean UTF-8: character sets, broken encodings, control characters.
#pragma once

#include <string>
#include <string_view>

namespace dateline::io {

/// @p bytes as valid UTF-8. Bytes that are no UTF-8 are read as Windows-1252 (which holds Latin-1),
/// one by one, so that a text with one stray byte keeps the rest. Control characters are dropped,
/// tab and line feed apart; so are byte order marks and the codes that Unicode calls noncharacters.
/// "\r\n" and a lone "\r" become "\n".
[[nodiscard]] std::string clean_text(std::string_view bytes);

/// The same for bytes in the character set that a page declares; a byte order mark outranks it, and
/// Windows-1252 stands for Latin-1 and ASCII, as on the web. What the bytes say outranks both: what
/// is UTF-8 but for strays is read as UTF-8 whatever the name, and where the name is empty, unknown
/// or cannot be right, detect_charset() decides. UTF-16 and UTF-32 cannot be where no byte is NUL.
[[nodiscard]] std::string decode_text(std::string_view bytes, std::string_view charset);

/// @p text without blanks at both ends, and with every run of blanks inside made one space. Blanks
/// are ASCII white space and the no-break space.
[[nodiscard]] std::string collapse_blanks(std::string_view text);

/// @p text with @p to in place of every @p from, which is not empty; in time that grows with the
/// text alone.
[[nodiscard]] std::string replace_all(std::string_view text, std::string_view from,
                                      std::string_view to);

}  // namespace dateline::io
