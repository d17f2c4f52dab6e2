// SPDX-License-Identifier: GPL-3.0-or-later
// Which files of a folder or an archive are no articles whatever they hold.
#pragma once

#include <string_view>

namespace dateline::io {

/// True for a file or folder whose name begins with a dot, for what macOS adds to archives
/// (`__MACOSX`) and for notes that lie beside articles (`*.md`). @p name is the last part of a
/// path.
[[nodiscard]] constexpr bool is_left_out(std::string_view name) {
  return name.starts_with('.') || name == "__MACOSX" || name.ends_with(".md");
}

}  // namespace dateline::io
