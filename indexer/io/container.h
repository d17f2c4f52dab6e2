// SPDX-License-Identifier: GPL-3.0-or-later
// A file as a list of members. A plain file is one member without a name, and so is a compressed
// one; archives have a member a file, and those in archives in them stand in the same list.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/io/byte_source.h"

namespace dateline::io {

/// What open_container() unpacks, for `dateline-index formats`.
struct ContainerKind {
  std::string_view name;
  std::string_view extensions;  // usual ones, for people; only the content counts
  std::string_view summary;
};

inline constexpr auto kContainerKinds = std::to_array<ContainerKind>({
    {"gzip", ".gz .tgz", "a compressed file or archive"},
    {"bzip2", ".bz2", "a compressed file or archive"},
    {"xz", ".xz", "a compressed file or archive"},
    {"zstd", ".zst", "a compressed file or archive"},
    {"tar", ".tar", "an archive of files, archives among them"},
    {"zip", ".zip", "an archive of files, archives among them"},
});

/// Answers the members of one file in their order. Not thread-safe.
class Container {
 public:
  Container() = default;
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;
  Container(Container&&) = delete;
  Container& operator=(Container&&) = delete;
  virtual ~Container() = default;

  /// The bytes of the next member, which can be read until next() is called again; nothing after
  /// the last one. An error concerns one member (encrypted, nested too deeply, damaged) or where
  /// the file cannot be read on; the members that can be read follow all the same.
  [[nodiscard]] virtual Result<std::unique_ptr<ByteSource>> next() = 0;

  /// The name of the member that next() was about, "inner.zip!/page.html" in nested archives; empty
  /// where that is the file itself.
  [[nodiscard]] virtual std::string member() const = 0;

  /// Bytes of the file read so far, as they lie there.
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
};

/// The members of the file at @p path ("-": standard input), recognised by their content. NotFound
/// or Io when it cannot be opened.
[[nodiscard]] Result<std::unique_ptr<Container>> open_container(const std::string& path);

}  // namespace dateline::io
