// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts any number of byte strings in bounded memory: full buffers are sorted and spilled to files,
// which one k-way merge reads back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"

namespace dateline::indexer {

/// Entries come out in byte order of (key, payload). Not thread-safe. Its files vanish with it.
class ExternalSorter {
 public:
  struct Options {
    std::filesystem::path folder;                 // for the spill files; must exist
    std::string name = "sort";                    // their names begin with it
    std::size_t memory = std::size_t{64} << 20U;  // bytes held before a spill
  };
  struct Entry {
    std::string key;
    std::string payload;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 misreads the default
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };

  explicit ExternalSorter(Options options);
  ~ExternalSorter();
  ExternalSorter(ExternalSorter&&) noexcept;
  ExternalSorter& operator=(ExternalSorter&&) = delete;
  ExternalSorter(const ExternalSorter&) = delete;
  ExternalSorter& operator=(const ExternalSorter&) = delete;

  [[nodiscard]] Status add(std::string_view key, std::string_view payload);

  /// Ends the adding. Call it once, before next().
  [[nodiscard]] Status sort();

  /// The next entry in order, or nothing at the end.
  [[nodiscard]] Result<std::optional<Entry>> next();

  /// Entries added.
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  class SpillReader;

  [[nodiscard]] Status spill();
  [[nodiscard]] Status merge_spills(std::size_t count);
  [[nodiscard]] Status open_spills(std::size_t count);
  [[nodiscard]] std::filesystem::path new_spill_path();

  Options options_;
  std::vector<Entry> buffer_;
  std::size_t buffered_bytes_ = 0;
  std::size_t taken_ = 0;  // of buffer_, when nothing was spilled
  std::uint64_t size_ = 0;
  std::size_t spill_count_ = 0;
  std::vector<std::filesystem::path> spills_;
  std::vector<std::unique_ptr<SpillReader>> readers_;  // a heap, the smallest entry in front
};

}  // namespace dateline::indexer
