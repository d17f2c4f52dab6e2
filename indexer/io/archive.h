// SPDX-License-Identifier: GPL-3.0-or-later
// The files of tar and zip archives, read from start to end in bounded memory.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/io/archive_feed.h"
#include "indexer/io/byte_source.h"

namespace dateline::io {

/// A tar or zip archive, file after file. Not thread-safe.
class Archive {
 public:
  /// How much of a file recognises() needs to see.
  static constexpr std::size_t kHeadBytes = 512;

  /// True when @p head begins as a tar or zip archive does.
  [[nodiscard]] static bool recognises(std::string_view head);

  explicit Archive(std::unique_ptr<ByteSource> source);
  Archive(Archive&&) = delete;
  Archive& operator=(Archive&&) = delete;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive();

  /// Moves to the next regular file: links, folders and what is_left_out() are passed over. False
  /// after the last one. BadInput for an encrypted file and where the archive is damaged, Io when
  /// the source fails.
  [[nodiscard]] Result<bool> next();

  /// The name of the file that next() was about: valid UTF-8 without control characters.
  [[nodiscard]] const std::string& name() const { return name_; }

  /// The bytes of that file, until next() is called; they must not outlive the archive.
  [[nodiscard]] std::unique_ptr<ByteSource> bytes();

  /// True after an error that libarchive cannot read on behind.
  [[nodiscard]] bool is_broken() const { return broken_; }

  /// How many entries have been looked at, those passed over and the broken one among them.
  [[nodiscard]] std::size_t position() const { return position_; }

  /// Passes over the first @p count entries, unpacking nothing. BadInput where that fails.
  [[nodiscard]] Status skip(std::size_t count);

 private:
  class FileBytes;

  [[nodiscard]] Error cannot_read_on();

  ArchiveFeed feed_;
  ArchiveHandle handle_;
  std::string name_;
  std::size_t position_ = 0;
  bool opened_ = false;
  bool broken_ = false;
};

}  // namespace dateline::io
