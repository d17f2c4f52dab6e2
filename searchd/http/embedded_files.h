// SPDX-License-Identifier: GPL-3.0-or-later
// Files compiled into the program: the page and the API description. No request reaches the disk.
// embed.cmake writes the table.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline::searchd {

struct EmbeddedFile {
  std::string_view path;  // as in an address: "/js/main.js"
  std::string_view bytes;
  std::string_view hash;  // the first 32 hex digits of SHA-256
};

/// All of them, in the order of their paths. Generated.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

/// The file of that path, or nullptr.
[[nodiscard]] const EmbeddedFile* find_embedded_file(std::string_view path);

/// The media type by the ending of the path.
[[nodiscard]] std::string_view media_type_of(std::string_view path);

}  // namespace dateline::searchd
