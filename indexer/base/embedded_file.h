// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is compiled into a program. embed.cmake writes tables of them.
#pragma once

#include <string_view>

namespace dateline {

struct EmbeddedFile {
  std::string_view path;  // the name it was given: "/js/main.js"
  std::string_view bytes;
  std::string_view hash;  // the first 32 hex digits of SHA-256
};

}  // namespace dateline
