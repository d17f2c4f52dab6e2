// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are there after a power cut: written, synced, renamed into place, their folder synced.
#pragma once

#include <filesystem>
#include <string_view>

#include "indexer/base/result.h"

namespace dateline::indexer {

/// What the operating system said of the last call, as an Error that names @p path.
[[nodiscard]] Error io_error(std::string_view doing, const std::filesystem::path& path);

/// Syncs the bytes of a file, or the entries of a folder.
[[nodiscard]] Status sync_path(const std::filesystem::path& path);

/// Creates or replaces @p path in one step: readers see the old content or the new one, also after
/// a power cut. Works through a file beside it whose name begins with a dot.
[[nodiscard]] Status replace_file(const std::filesystem::path& path, std::string_view content);

/// Renames within one file system and syncs the folder that takes the name.
[[nodiscard]] Status rename_durably(const std::filesystem::path& from,
                                    const std::filesystem::path& to);

/// Creates a folder and its parents; no error when it is there.
[[nodiscard]] Status make_folder(const std::filesystem::path& path);

/// Removes a file or a whole folder; no error when it is not there.
[[nodiscard]] Status remove_tree(const std::filesystem::path& path);

}  // namespace dateline::indexer
