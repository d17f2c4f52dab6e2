// SPDX-License-Identifier: GPL-3.0-or-later
// The posting lists of a segment's frequent terms as sets of rows, ready for use. Layout and
// reasons: README.md, "What is the postings file?".
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include <roaring/roaring.hh>

#include "indexer/base/result.h"
#include "indexer/schema/mapped_file.h"
#include "indexer/schema/postings_layout.h"
#include "indexer/schema/sorted_terms.h"

namespace dateline::schema {

/// A posting list.
struct TermPostings {
  Roaring rows;  // docids less one
  /// The wdf of each row, in order of rows; 255 for 255 and more. Lives as long as the file is
  /// open.
  std::span<const std::uint8_t> counts;
};

/// Read-only, thread-safe. Costs no memory but that of pages read.
class PostingsFile {
 public:
  /// Corrupt when the parts do not add up to the file, or the directory has not the checksum it was
  /// written with; NotFound or Io from the system.
  [[nodiscard]] static Result<PostingsFile> open(const std::filesystem::path& file);

  /// Documents of the segment.
  [[nodiscard]] std::uint64_t rows() const { return footer_.documents; }

  /// The list of a term. Nothing for a term that is not held, and for a list that was damaged after
  /// it was written: Xapian's is read then.
  [[nodiscard]] std::optional<TermPostings> find(std::string_view term) const;

  /// How many documents have the term, without a look at its list. Nothing for a term that is not
  /// held.
  [[nodiscard]] std::optional<std::uint64_t> count(std::string_view term) const;

 private:
  PostingsFile(MappedFile file, const PostingsFooter& footer);

  [[nodiscard]] std::optional<PostingsEntry> entry_of(std::string_view term) const;

  MappedFile file_;
  PostingsFooter footer_;
  // Where the parts begin in the file, in its order.
  const char* lists_ = nullptr;
  const char* entries_ = nullptr;
  SortedTerms terms_;
};

}  // namespace dateline::schema
