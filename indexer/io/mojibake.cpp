// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/mojibake.h"

#include <optional>
#include <string_view>

#include "indexer/base/utf8.h"
#include "indexer/io/charset.h"
#include "indexer/io/windows_1252.h"

namespace dateline::io {
namespace {

/// The bytes in Windows-1252 of @p text; nothing when it has a character that is not in it.
std::optional<std::string> to_windows_1252(std::string_view text) {
  std::string bytes;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, utf8_length(text));
    const std::optional<char> byte = windows_1252_byte(character);
    if (!byte) {
      return std::nullopt;
    }
    bytes += *byte;
    text.remove_prefix(character.size());
  }
  return bytes;
}

bool mend_whole(std::string& text) {
  constexpr std::size_t kTwo = 2;
  std::optional<std::string> bytes = to_windows_1252(text);
  if (!bytes) {
    return false;
  }
  const Utf8Shape shape = utf8_shape(*bytes);
  if (shape.strays > 0 || shape.characters < kTwo) {
    return false;
  }
  text = *std::move(bytes);
  return true;
}

/// Mends the characters U+2000 to U+203F, whose bytes E2 80 xx read as "â€" and one character more.
/// That one is lost where Windows-1252 has none, which is so for the closing quote alone.
bool mend_punctuation(std::string& text) {
  constexpr std::string_view kStart = "\xC3\xA2\xE2\x82\xAC";  // "â€"
  constexpr std::string_view kClosingQuote = "\xE2\x80\x9D";
  std::string out;
  std::string_view rest = text;
  for (std::size_t at = rest.find(kStart); at != std::string_view::npos; at = rest.find(kStart)) {
    out += rest.substr(0, at);
    rest.remove_prefix(at + kStart.size());
    const std::string_view next = rest.substr(0, utf8_length(rest));
    const std::optional<char> byte = next.empty() ? std::nullopt : windows_1252_byte(next);
    const bool continues = byte && (static_cast<unsigned char>(*byte) & 0xC0U) == 0x80U;
    out += continues ? std::string("\xE2\x80") + *byte : std::string(kClosingQuote);
    rest.remove_prefix(continues ? next.size() : 0);
  }
  const bool changed = !out.empty();
  if (changed) {
    text = out.append(rest);
  }
  return changed;
}

}  // namespace

bool mend_mojibake(std::string& text) {
  return mend_whole(text) || mend_punctuation(text);
}

}  // namespace dateline::io
