// SPDX-License-Identifier: GPL-3.0-or-later
// Where bytes come from: a file, standard input, memory. Read once, from start to end, so that any
// size works in the memory of one buffer.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "indexer/base/result.h"

namespace dateline::io {

/// A stream of bytes. Not thread-safe.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ByteSource(ByteSource&&) = delete;
  ByteSource& operator=(ByteSource&&) = delete;
  virtual ~ByteSource() = default;

  /// Fills the start of @p buffer and answers how many bytes that were; 0 only at the end (or for
  /// an empty buffer). Io when the operating system refuses.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> buffer) = 0;
};

/// The bytes of a file, or of standard input for "-". NotFound or Io when it cannot be opened, Io
/// for anything but a regular file: a pipe without a writer would block for good.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& path);

/// The bytes of a string.
[[nodiscard]] std::unique_ptr<ByteSource> bytes_of(std::string content);

}  // namespace dateline::io
