// SPDX-License-Identifier: GPL-3.0-or-later
// Which files a list of paths means, in an order that depends on the names alone.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "indexer/base/result.h"

namespace dateline::indexer {

struct FoundFile {
  std::string path;  // "-" is standard input
  std::uint64_t size = 0;
};

/// A folder or file that the walk could not look into.
struct WalkError {
  std::string path;
  Error error;
};

struct FileWalk {
  std::vector<FoundFile> files;
  std::vector<WalkError> errors;
  std::uint64_t total_bytes = 0;  // 0 when standard input is among them
};

/// The files of @p paths in the order given, folders walked recursively in byte order of the names.
/// Within folders what io::is_left_out() names is left out, and links to folders are not followed.
/// Pipes and devices are among the files, so that opening them says why they are not read. NotFound
/// for a path that does not exist.
[[nodiscard]] Result<FileWalk> walk_files(std::span<const std::string> paths);

}  // namespace dateline::indexer
