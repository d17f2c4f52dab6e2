// SPDX-License-Identifier: GPL-3.0-or-later
// One indexer at a time: flock(2) on ARCHIVE/LOCK, in which its holder says who it is.
#pragma once

#include <filesystem>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/file_descriptor.h"

namespace dateline::indexer {

/// Held until it is destroyed or the process ends, however it ends.
class ArchiveLock {
 public:
  /// Busy when another process holds it; the message says which, doing what, since when.
  /// @p file is created where it is missing; its folder must exist.
  [[nodiscard]] static Result<ArchiveLock> acquire(const std::filesystem::path& file,
                                                   std::string_view command);

 private:
  explicit ArchiveLock(FileDescriptor file) : file_(std::move(file)) {}

  FileDescriptor file_;
};

/// Whether @p file is the lock of an archive: written by acquire(), or just made and still empty.
[[nodiscard]] bool is_archive_lock(const std::filesystem::path& file);

}  // namespace dateline::indexer
