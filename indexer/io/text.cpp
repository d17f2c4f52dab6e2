// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/text.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include "indexer/base/utf8.h"
#include "indexer/io/charset.h"
#include "indexer/io/windows_1252.h"

namespace dateline::io {
namespace {

bool is_dropped_ascii(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return (code < 0x20U && byte != '\t' && byte != '\n') || code == 0x7FU;
}

/// How many bytes at the start of @p bytes stand for themselves.
std::size_t plain_length(std::string_view bytes) {
  const auto end = std::ranges::find_if(bytes, [](char byte) {
    return static_cast<unsigned char>(byte) >= 0x80U || is_dropped_ascii(byte);
  });
  return static_cast<std::size_t>(end - bytes.begin());
}

/// Bytes of the blank at the start of @p text; 0 when none stands there.
std::size_t blank_length(std::string_view text) {
  const char byte = text.front();
  if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
    return 1;
  }
  return text.starts_with("\xC2\xA0") ? 2 : 0;
}

/// True for C1 controls, the byte order mark and noncharacters.
bool is_dropped_character(std::string_view character) {
  if (character.size() == 2) {
    return character[0] == '\xC2' && static_cast<unsigned char>(character[1]) < 0xA0U;
  }
  if (character.size() == 3) {
    return character == "\xEF\xBB\xBF" || character >= "\xEF\xBF\xBE" ||
           (character >= "\xEF\xB7\x90" && character <= "\xEF\xB7\xAF");
  }
  const bool last_of_plane = character.size() == 4 && character[2] == '\xBF' &&
                             static_cast<unsigned char>(character[3]) >= 0xBEU;
  return last_of_plane && (static_cast<unsigned char>(character[1]) & 0x0FU) == 0x0FU;
}

std::string_view charset_of_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return "utf-8";
  }
  if (bytes.starts_with("\xFF\xFE")) {
    return "utf-16le";
  }
  return bytes.starts_with("\xFE\xFF") ? "utf-16be" : "";
}

bool is_utf8_name(std::string_view charset) {
  return charset.empty() || charset == "utf-8" || charset == "utf8";
}

bool is_western_name(std::string_view charset) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"});
  return std::ranges::find(kNames, charset) != kNames.end();
}

/// True for a set whose text is ASCII bytes, so that nothing in them can speak against its name.
bool is_seven_bit(std::string_view charset) {
  return charset.starts_with("iso-2022") || charset.starts_with("hz") ||
         charset.starts_with("utf-7") || charset.starts_with("utf-16");
}

/// True for a set in which ASCII characters have NUL bytes beside them.
bool is_wide(std::string_view charset) {
  return charset.starts_with("utf-16") || charset.starts_with("utf-32") ||
         charset.starts_with("ucs-") || charset.starts_with("iso-10646-ucs") ||
         charset == "unicode";
}

/// True when bytes of a Western text are so often outside ASCII that it can be none.
bool is_too_dense(std::string_view bytes, std::size_t strays) {
  constexpr std::size_t kOneIn = 8;
  return strays > bytes.size() / kOneIn;
}

/// @p bytes in UTF-8, or nothing when ICU does not know the character set.
std::string convert(std::string_view bytes, const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &error),
                                                                &ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &error),
                                                              &ucnv_close);
  if (U_FAILURE(error) != 0) {
    return {};
  }
  std::string out;
  std::array<UChar, 1024> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  std::array<char, 4096> chunk{};
  bool reset = true;
  do {
    error = U_ZERO_ERROR;
    char* target = chunk.data();
    ucnv_convertEx(to.get(), from.get(), &target, chunk.data() + chunk.size(), &source, source_end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                   static_cast<UBool>(reset), 1, &error);
    reset = false;
    out.append(chunk.data(), static_cast<std::size_t>(target - chunk.data()));
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

/// True when converting gave nothing, or more than one character in fifty that is none. ICU writes
/// U+FFFD for those of several bytes and U+001A for those of one.
bool is_mostly_lost(std::string_view converted) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  constexpr std::size_t kOneIn = 50;
  auto lost = static_cast<std::size_t>(std::ranges::count(converted, '\x1A'));
  for (std::size_t at = converted.find(kReplacement); at != std::string_view::npos;
       at = converted.find(kReplacement, at + kReplacement.size())) {
    ++lost;
  }
  return converted.empty() || lost > converted.size() / kOneIn;
}

}  // namespace

std::string clean_text(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    if (const std::size_t plain = plain_length(bytes); plain > 0) {
      out += bytes.substr(0, plain);
      bytes.remove_prefix(plain);
      continue;
    }
    const std::size_t length = utf8_length(bytes);
    const std::string_view character = bytes.substr(0, std::max<std::size_t>(length, 1));
    if (length == 0) {
      append_windows_1252(out, bytes.front());
    } else if (character == "\r") {
      out += bytes.substr(1).starts_with('\n') ? "" : "\n";
    } else if (length > 1 && !is_dropped_character(character)) {
      out += character;
    }
    bytes.remove_prefix(character.size());
  }
  return out;
}

std::string decode_text(std::string_view bytes, std::string_view charset) {
  const std::string_view marked = charset_of_mark(bytes);
  std::string name(marked.empty() ? charset : marked);
  std::ranges::transform(name, name.begin(), [](unsigned char letter) {
    return static_cast<char>(std::tolower(letter));
  });
  if (marked.empty() && is_wide(name) && bytes.find('\0') == std::string_view::npos) {
    name.clear();  // a page that was converted, but not what it says of itself
  }
  if (!is_seven_bit(name)) {
    const Utf8Shape shape = utf8_shape(bytes);
    if (shape.characters > shape.strays || shape.strays == 0) {
      return clean_text(bytes);
    }
    if (is_utf8_name(name) || (is_western_name(name) && is_too_dense(bytes, shape.strays))) {
      name = detect_charset(bytes);
    }
  }
  if (is_utf8_name(name) || is_western_name(name)) {
    return clean_text(bytes);
  }
  const std::string converted = convert(bytes, name);
  if (is_mostly_lost(converted)) {
    const std::string likely = detect_charset(bytes);
    return clean_text(likely.empty() ? std::string(bytes) : convert(bytes, likely));
  }
  return clean_text(converted);
}

std::string collapse_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  while (!text.empty()) {
    if (const std::size_t blank = blank_length(text); blank > 0) {
      pending = true;
      text.remove_prefix(blank);
      continue;
    }
    if (pending && !out.empty()) {
      out += ' ';
    }
    pending = false;
    std::size_t word = 1;
    while (word < text.size() && blank_length(text.substr(word)) == 0) {
      ++word;
    }
    out += text.substr(0, word);
    text.remove_prefix(word);
  }
  return out;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
    out += text.substr(0, at);
    out += to;
    text.remove_prefix(at + from.size());
  }
  return out.append(text);
}

}  // namespace dateline::io
