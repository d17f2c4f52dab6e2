// SPDX-License-Identifier: GPL-3.0-or-later
// The forward index of a segment: the words of each document one after the other, so that a phrase
// is looked for in one short stretch of memory. Layout and reasons: README.md, "What is the forward
// index?".
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/schema/mapped_file.h"
#include "indexer/schema/sorted_terms.h"

namespace dateline::schema {

/// Words and gaps of one document, in units of 16 bits.
using ForwardRow = std::u16string_view;

/// Numbers of words go up to this; a word beyond has none.
inline constexpr std::uint32_t kMaxForwardWords = 0xD800 + 0x100000;

/// Appends the word that has @p number, below kMaxForwardWords.
void append_word(std::u16string& row, std::uint32_t number);
/// Appends @p positions positions where no word stands.
void append_gap(std::u16string& row, std::uint32_t positions);

/// What stands at one place of a row, and where the next begins.
struct ForwardStep {
  std::size_t units = 1;        // to the next
  std::uint32_t positions = 1;  // to the next
};
[[nodiscard]] ForwardStep step_at(ForwardRow row, std::size_t unit);

/// Read-only, thread-safe. Costs no memory but that of pages read.
class ForwardIndex {
 public:
  /// Corrupt when the parts do not add up to the file; NotFound or Io from the system.
  [[nodiscard]] static Result<ForwardIndex> open(const std::filesystem::path& file);

  [[nodiscard]] std::uint64_t rows() const { return footer_.rows; }

  /// The units of a term of the stemmed stream; nothing for terms that rows do not hold.
  [[nodiscard]] std::optional<std::u16string> units_of(std::string_view term) const;

  /// A document, counted from 0. Empty for one that is not held, or has no words.
  [[nodiscard]] ForwardRow row(std::uint64_t row) const;

 private:
  friend class ForwardIndexWriter;

  /// The last bytes of the file.
  struct Footer {
    std::uint64_t rows = 0;
    std::uint64_t units = 0;  // with those that fill up to 8 bytes
    std::uint64_t terms = 0;
    std::uint64_t term_bytes = 0;
    std::uint64_t mark = 0;
  };

  ForwardIndex(MappedFile file, const Footer& footer);

  MappedFile file_;
  Footer footer_;
  // Where the parts begin in the file, in its order.
  const char* units_ = nullptr;
  const char* row_ends_ = nullptr;
  const char* numbers_ = nullptr;
  SortedTerms terms_;
};

}  // namespace dateline::schema
