// SPDX-License-Identifier: GPL-3.0-or-later
// What archive.cpp and compression.cpp share: a byte source as libarchive reads it, and
// libarchive's errors as ours.
#pragma once

#include <archive.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/io/byte_source.h"

namespace dateline::io {

struct FreeArchive {
  void operator()(::archive* handle) const { archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<::archive, FreeArchive>;

/// Hands the bytes of a source to libarchive and keeps the error that the source met.
class ArchiveFeed {
 public:
  explicit ArchiveFeed(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  /// Opens @p handle on this source, which must stay where it is; a libarchive status.
  [[nodiscard]] int open(::archive* handle) {
    return archive_read_open(handle, this, nullptr, &ArchiveFeed::read, nullptr);
  }

  /// The error that the source met; else BadInput with @p what and libarchive's reason.
  [[nodiscard]] Error error(std::string_view what, ::archive* handle) const;

 private:
  static la_ssize_t read(::archive* handle, void* data, const void** buffer);

  static constexpr std::size_t kChunkBytes = std::size_t{64} << 10U;
  std::unique_ptr<ByteSource> source_;
  std::vector<char> buffer_ = std::vector<char>(kChunkBytes);
  std::optional<Error> failure_;
};

}  // namespace dateline::io
