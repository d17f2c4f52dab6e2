// SPDX-License-Identifier: GPL-3.0-or-later
// A file as a list of named members. A plain file is one member without a name; archives and
// compressed files fit the same interface.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "indexer/base/result.h"
#include "indexer/io/byte_source.h"

namespace dateline::io {

/// One stream of bytes within a file.
struct Member {
  std::string name;  // within the file; empty for a plain file
  std::unique_ptr<ByteSource> bytes;
};

/// Answers the members of one file in their order. A member's bytes can be read until the next one
/// is asked for. Not thread-safe.
class Container {
 public:
  Container() = default;
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;
  Container(Container&&) = delete;
  Container& operator=(Container&&) = delete;
  virtual ~Container() = default;

  /// The next member, or nothing after the last one. BadInput or Io where the file cannot be read
  /// on; nothing follows then.
  [[nodiscard]] virtual Result<std::optional<Member>> next() = 0;
};

/// The members of the file at @p path ("-": standard input). NotFound or Io when it cannot be
/// opened.
[[nodiscard]] Result<std::unique_ptr<Container>> open_container(const std::string& path);

}  // namespace dateline::io
