// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the forward index of a segment.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/schema/forward_index.h"

namespace dateline::schema {

/// Gives words numbers in the order in which they are met, so that frequent ones have small ones.
/// Not thread-safe.
class WordNumbers {
 public:
  /// Nothing when kMaxForwardWords words have been met before this one.
  [[nodiscard]] std::optional<std::uint32_t> number_of(const std::string& term);

  [[nodiscard]] const std::unordered_map<std::string, std::uint32_t>& all() const {
    return numbers_;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// Collects the row of one document. Lives no longer than @p numbers.
class ForwardRowBuilder {
 public:
  explicit ForwardRowBuilder(WordNumbers& numbers) : numbers_(numbers) {}

  /// The word at @p position, which is behind that of the word before.
  void add(const std::string& term, std::uint32_t position);

  /// The whole document; empty when one of its words has no number.
  [[nodiscard]] std::u16string take();

 private:
  WordNumbers& numbers_;
  std::u16string row_;
  std::uint32_t next_ = 1;  // the position behind the last word
  bool held_ = true;
};

/// Not thread-safe. Errors of the disk are told by finish().
class ForwardIndexWriter {
 public:
  explicit ForwardIndexWriter(std::filesystem::path file);

  /// The words of the next document.
  void add(ForwardRow row);

  /// Writes what remains. Io when the disk refused anything.
  [[nodiscard]] Status finish(const WordNumbers& words);

 private:
  template <typename Value>
  void write(const Value& value);

  std::filesystem::path path_;
  std::ofstream file_;
  std::uint64_t units_ = 0;
  std::vector<std::uint64_t> row_ends_;
};

}  // namespace dateline::schema
