// SPDX-License-Identifier: GPL-3.0-or-later
// The posting list of a term in one segment, in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "searchd/search/row_set.h"

namespace dateline::searchd {

/// Rows that hold a term and how often it stands in each: its wdf, 255 for more. Moves, but is
/// never copied, since the counts may lie in itself.
class Postings {
 public:
  /// Rows without counts: each is 0.
  explicit Postings(RowSet rows) : rows_(std::move(rows)) {}
  /// @p counts are those of @p rows in ascending order.
  Postings(RowSet rows, std::vector<std::uint8_t> counts)
      : rows_(std::move(rows)), own_counts_(std::move(counts)), counts_(own_counts_) {}
  /// @p counts must outlive the postings.
  Postings(RowSet rows, std::span<const std::uint8_t> counts)
      : rows_(std::move(rows)), counts_(counts) {}

  Postings(const Postings&) = delete;
  Postings& operator=(const Postings&) = delete;
  Postings(Postings&&) = default;
  Postings& operator=(Postings&&) = default;
  ~Postings() = default;

  [[nodiscard]] const RowSet& rows() const { return rows_; }
  /// Empty, or one a row in ascending order.
  [[nodiscard]] std::span<const std::uint8_t> counts() const { return counts_; }

  /// Brings the rows into the form that takes least room.
  void compress();
  /// Bytes of memory taken, without counts that lie elsewhere.
  [[nodiscard]] std::size_t bytes() const;

  /// The part of it that lies in @p rows. Costs time for these rows, not for all postings.
  [[nodiscard]] Postings only_in(const RowSet& rows) const;

 private:
  RowSet rows_;
  std::vector<std::uint8_t> own_counts_;
  std::span<const std::uint8_t> counts_;
};

/// Reads postings once from the first row to the last, some at a time.
class PostingReader {
 public:
  /// @p postings must outlive the reader.
  explicit PostingReader(const Postings& postings);

  /// Calls @p take(row, count) for each row below @p end that was not read before.
  template <typename Take>
  void read_until(std::uint32_t end, const Take& take) {
    while (at_ < size_ || refill()) {
      for (; at_ < size_; ++at_) {
        if (batch_[at_] >= end) {
          return;
        }
        take(batch_[at_], counts_.empty() ? 0U : counts_[first_ + at_]);
      }
    }
  }

 private:
  [[nodiscard]] bool refill();

  std::span<const std::uint8_t> counts_;
  roaring_uint32_iterator_t rows_{};
  std::vector<std::uint32_t> batch_;
  std::uint32_t size_ = 0;
  std::uint32_t at_ = 0;
  std::size_t first_ = 0;  // which posting the batch begins with
};

}  // namespace dateline::searchd
