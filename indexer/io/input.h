// SPDX-License-Identifier: GPL-3.0-or-later
// Buffered reading with positions: a look at the first bytes, lines of limited length, single
// bytes, and whole small inputs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/io/byte_source.h"

namespace dateline::io {

/// The longest record (line, story, page, row) that is read: 8 MiB. Longer ones are errors.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{8} << 20U;

/// One line without its end ("\n" or "\r\n").
struct Line {
  std::string text;
  std::uint64_t offset = 0;  // of its first byte
  std::uint64_t number = 0;  // counted from 1
  bool cut = false;          // it was longer than the limit; the rest is gone
};

/// Reads one byte source from start to end. An error of the source ends the input; failure() keeps
/// it. Not thread-safe.
class Input {
 public:
  explicit Input(std::unique_ptr<ByteSource> source);

  /// Up to @p size bytes from the current position, which does not move.
  [[nodiscard]] std::string_view peek(std::size_t size);

  /// The next line, or nothing at the end. The last line needs no line end.
  [[nodiscard]] std::optional<Line> next_line(std::size_t limit = kMaxRecordBytes);

  /// Gives back lines read by next_line(), the earliest first: they are read again.
  void unread(std::vector<Line> lines);

  /// The next byte, or nothing at the end.
  [[nodiscard]] std::optional<char> next_byte();

  /// The next @p size bytes; fewer only where the input ends.
  [[nodiscard]] std::string take(std::size_t size);

  /// Passes over the next @p size bytes in bounded memory; false where the input ends before.
  [[nodiscard]] bool skip(std::uint64_t size);

  /// Forgets the failure that ended the input, and the bytes before it that nobody has taken yet,
  /// and reads on behind it; false when there was none.
  /// What the source answers then is its own affair: gunzip() goes on at the next member.
  bool recover();

  /// Everything that is left; BadInput when that is more than @p limit bytes.
  [[nodiscard]] Result<std::string> read_all(std::size_t limit = kMaxRecordBytes);

  /// Bytes consumed, and the number of the line that the next byte belongs to.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  [[nodiscard]] std::uint64_t line_number() const { return line_number_; }

  /// The error that ended the input before its time.
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

 private:
  bool fill();
  [[nodiscard]] std::string_view buffered() const;
  void consume(std::size_t count);

  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  std::size_t position_ = 0;  // of the next byte in buffer_
  std::uint64_t offset_ = 0;
  std::uint64_t line_number_ = 1;
  bool at_end_ = false;
  std::optional<Error> failure_;
  std::vector<Line> unread_;  // the next one last
};

/// All bytes of a small file. NotFound or Io when it cannot be read or is no regular file, BadInput
/// when it is longer than @p limit bytes.
[[nodiscard]] Result<std::string> read_file(const std::string& path,
                                            std::size_t limit = kMaxRecordBytes);

}  // namespace dateline::io
