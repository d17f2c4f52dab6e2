// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/windows_1252.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dateline::io {
namespace {

// From 0x80 to 0x9F; 0 where it has no character.
constexpr std::array<std::uint16_t, 32> kUpperControls = {
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

/// The code of a character of up to three bytes; 0 for a longer one.
unsigned code_of(std::string_view character) {
  const auto bits = [character](std::size_t at, unsigned mask) {
    return static_cast<unsigned char>(character[at]) & mask;
  };
  switch (character.size()) {
    case 1:
      return bits(0, 0x7FU);
    case 2:
      return (bits(0, 0x1FU) << 6U) | bits(1, 0x3FU);
    case 3:
      return (bits(0, 0x0FU) << 12U) | (bits(1, 0x3FU) << 6U) | bits(2, 0x3FU);
    default:
      return 0;
  }
}

}  // namespace

void append_windows_1252(std::string& out, char byte) {
  const unsigned code = static_cast<unsigned char>(byte);
  const unsigned mapped = code < 0xA0U ? kUpperControls.at(code - 0x80U) : code;
  if (mapped != 0) {
    append_utf8(out, mapped);
  }
}

std::optional<char> windows_1252_byte(std::string_view character) {
  const unsigned code = code_of(character);
  if (code == 0) {
    return std::nullopt;
  }
  if (code < 0x80U || (code >= 0xA0U && code <= 0xFFU)) {
    return static_cast<char>(code);
  }
  const auto* const found = std::ranges::find(kUpperControls, code);
  return found == kUpperControls.end()
             ? std::nullopt
             : std::optional(static_cast<char>(0x80U + (found - kUpperControls.begin())));
}

}  // namespace dateline::io
