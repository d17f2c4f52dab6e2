// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/text.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <memory>

#include "indexer/base/utf8.h"

namespace dateline::io {
namespace {

// Windows-1252 from 0x80 to 0x9F; 0 where it has no character.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(std::string& out, unsigned code) {
  if (code < 0x800U) {
    out += static_cast<char>(0xC0U | (code >> 6U));
  } else {
    out += static_cast<char>(0xE0U | (code >> 12U));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
  }
  out += static_cast<char>(0x80U | (code & 0x3FU));
}

void append_windows_1252(std::string& out, char byte) {
  const unsigned code = static_cast<unsigned char>(byte);
  const unsigned mapped = code < 0xA0U ? kWindows1252.at(code - 0x80U) : code;
  if (mapped != 0) {
    append_utf8(out, mapped);
  }
}

bool is_dropped_ascii(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return (code < 0x20U && byte != '\t' && byte != '\n') || code == 0x7FU;
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

bool is_self_cleaning(const std::string& charset) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"", "utf-8", "utf8", "iso-8859-1", "latin1", "us-ascii", "windows-1252"});
  return std::ranges::find(kNames, charset) != kNames.end();
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

}  // namespace

std::string clean_text(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t length = utf8_length(bytes);
    const std::string_view character = bytes.substr(0, std::max<std::size_t>(length, 1));
    if (length == 0) {
      append_windows_1252(out, bytes.front());
    } else if (character == "\r") {
      out += bytes.substr(1).starts_with('\n') ? "" : "\n";
    } else if (length == 1 ? !is_dropped_ascii(bytes.front()) : !is_dropped_character(character)) {
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
  if (is_self_cleaning(name)) {
    return clean_text(bytes);
  }
  const std::string converted = convert(bytes, name);
  return clean_text(converted.empty() ? bytes : std::string_view(converted));
}

std::string collapse_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.substr(i).starts_with("\xC2\xA0");
    if (no_break || std::isspace(static_cast<unsigned char>(text[i])) != 0) {
      pending = true;
      i += no_break ? 1 : 0;
      continue;
    }
    if (pending && !out.empty()) {
      out += ' ';
    }
    pending = false;
    out += text[i];
  }
  return out;
}

}  // namespace dateline::io
