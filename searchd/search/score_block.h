// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of some thousand rows that follow one another, as ranking works them out together.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace dateline::searchd {

/// Rows are counted from the first of the block. A row that is not present scores 0.
class ScoreBlock {
 public:
  static constexpr std::uint32_t kRows = 4096;  // 16 kB of scores, which the nearest cache holds

  void clear();

  [[nodiscard]] bool has(std::uint32_t row) const {
    return (present_[row / kBits] >> (row % kBits) & 1U) != 0;
  }
  [[nodiscard]] float score(std::uint32_t row) const { return scores_[row]; }

  /// Makes a row present with @p score more.
  void add(std::uint32_t row, float score) {
    scores_[row] += score;
    mark(row);
  }
  /// Makes a row present with @p score at least; scores are never below 0.
  void raise(std::uint32_t row, float score) {
    scores_[row] = scores_[row] > score ? scores_[row] : score;
    mark(row);
  }

  /// Rows of either, with the sum of what they score.
  void add(const ScoreBlock& other);
  /// Rows of either, with the larger of their scores.
  void raise(const ScoreBlock& other);
  /// Rows of both, with the sum of what they score.
  void add_where_both(const ScoreBlock& other);
  /// The same rows; those of @p other too score @p factor times its score more.
  void boost(const ScoreBlock& other, float factor);

 private:
  static constexpr std::uint32_t kBits = 64;

  void mark(std::uint32_t row) { present_[row / kBits] |= std::uint64_t{1} << (row % kBits); }

  std::array<float, kRows> scores_{};
  std::array<std::uint64_t, kRows / kBits> present_{};
};

}  // namespace dateline::searchd
