// SPDX-License-Identifier: GPL-3.0-or-later
// A file as bytes in memory, which the system reads as they are touched.
#pragma once

#include <filesystem>
#include <string_view>

#include "indexer/base/result.h"

namespace dateline::schema {

/// Maps a whole file for reading. The file must not shrink meanwhile. Thread-safe.
class MappedFile {
 public:
  /// NotFound or Io, with the path and what the system said.
  [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}

  std::string_view bytes_;
};

}  // namespace dateline::schema
