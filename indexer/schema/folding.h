// SPDX-License-Identifier: GPL-3.0-or-later
// Folding of single code points: case, compatibility forms and accents (Unicode via ICU).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::schema {

/// What a code point is to the tokenizer.
enum class CharClass : std::uint8_t {
  Other,
  Letter,
  Gram,  // a letter of a script that puts no space between words: Han, kana, Hangul, Thai …
  Digit,
  Mark,       // continues a word, begins none
  Ignorable,  // soft hyphen and joiners: inside a word they vanish
};

[[nodiscard]] CharClass char_class(char32_t c);

/// Appends the folded form of @p c: NFKC case folding, then accents (U+0300 to U+036F after
/// canonical decomposition) dropped, then NFC. May append nothing, or several code points.
void append_folded(char32_t c, std::string& out);

/// Composes what was folded one by one (NFC): a half-width kana with its half-width voicing mark.
[[nodiscard]] std::string compose(std::string_view text);

/// The code point at @p position of UTF-8 @p text, and moves past it. A damaged byte reads as
/// U+FFFD and is passed over alone.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& position);

}  // namespace dateline::schema
