// SPDX-License-Identifier: GPL-3.0-or-later
// Files compiled into the program: the page and the API description. No request reaches the disk.
// embed.cmake writes the table.
#pragma once

#include <span>
#include <string_view>

#include "indexer/base/embedded_file.h"

namespace dateline::searchd {

/// All of them, in the order of their paths. Generated.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

/// The file of that path, or nullptr.
[[nodiscard]] const EmbeddedFile* find_embedded_file(std::string_view path);

/// The media type by the ending of the path.
[[nodiscard]] std::string_view media_type_of(std::string_view path);

}  // namespace dateline::searchd
