// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the postings file of a segment.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/schema/postings_layout.h"

namespace dateline::schema {

/// Terms of fewer documents than this have no list in the file of a segment of @p documents.
[[nodiscard]] std::uint64_t least_documents_of_a_list(std::uint64_t documents);

/// Keeps one list and the directory in memory. Not thread-safe. Errors of the disk are told by
/// finish().
class PostingsFileWriter {
 public:
  PostingsFileWriter(std::filesystem::path file, std::uint64_t documents);

  /// The next term in order of bytes: the ascending rows that have it, and for each its wdf or
  /// kMaxCount, whichever is less.
  void add(std::string_view term, std::span<const std::uint32_t> rows,
           std::span<const std::uint8_t> counts);

  /// Writes what remains. Io when the disk refused anything.
  [[nodiscard]] Status finish();

 private:
  void write(std::string_view bytes);

  std::filesystem::path path_;
  std::ofstream file_;
  PostingsFooter footer_;
  std::string list_;  // the one being written
  std::vector<PostingsEntry> entries_;
  std::vector<std::uint64_t> term_ends_;
  std::string terms_;
};

/// Writes the lists of the frequent terms of a finished segment, whose file `documents` is
/// @p database, to @p file.
[[nodiscard]] Status write_postings_file(const std::filesystem::path& database,
                                         const std::filesystem::path& file);

}  // namespace dateline::schema
