// SPDX-License-Identifier: GPL-3.0-or-later
// Which character set bytes are in, when nobody says so or what is said cannot be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::io {

/// How the bytes outside ASCII look as UTF-8.
struct Utf8Shape {
  std::size_t characters = 0;  // valid ones of several bytes
  std::size_t strays = 0;      // bytes that are part of none
};

[[nodiscard]] Utf8Shape utf8_shape(std::string_view bytes);

/// ICU's name of the character set that @p bytes are most likely in, judged by the first 64 KiB;
/// markup is left out of account. Empty where that is UTF-8 or Windows-1252, where there is too
/// little to tell by, and where ICU is not sure: news in any other set is rare.
[[nodiscard]] std::string detect_charset(std::string_view bytes);

}  // namespace dateline::io
