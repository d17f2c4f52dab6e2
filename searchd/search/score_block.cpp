// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/score_block.h"

#include <algorithm>
#include <bit>

namespace dateline::searchd {
namespace {

/// Calls @p take(row) for each bit of a word whose first row is @p first.
template <typename Take>
void for_each_bit(std::uint64_t word, std::uint32_t first, const Take& take) {
  for (; word != 0; word &= word - 1) {
    take(first + static_cast<std::uint32_t>(std::countr_zero(word)));
  }
}

}  // namespace

void ScoreBlock::clear() {
  scores_.fill(0);
  present_.fill(0);
}

void ScoreBlock::add(const ScoreBlock& other) {
  for (std::uint32_t row = 0; row < kRows; ++row) {
    scores_[row] += other.scores_[row];
  }
  for (std::size_t word = 0; word < present_.size(); ++word) {
    present_[word] |= other.present_[word];
  }
}

void ScoreBlock::raise(const ScoreBlock& other) {
  for (std::uint32_t row = 0; row < kRows; ++row) {
    scores_[row] = std::max(scores_[row], other.scores_[row]);
  }
  for (std::size_t word = 0; word < present_.size(); ++word) {
    present_[word] |= other.present_[word];
  }
}

void ScoreBlock::add_where_both(const ScoreBlock& other) {
  for (std::uint32_t word = 0; word < present_.size(); ++word) {
    const std::uint64_t both = present_[word] & other.present_[word];
    for_each_bit(present_[word] & ~both, word * kBits,
                 [this](std::uint32_t row) { scores_[row] = 0; });
    for_each_bit(both, word * kBits,
                 [&](std::uint32_t row) { scores_[row] += other.scores_[row]; });
    present_[word] = both;
  }
}

void ScoreBlock::boost(const ScoreBlock& other, float factor) {
  for (std::uint32_t word = 0; word < present_.size(); ++word) {
    for_each_bit(present_[word] & other.present_[word], word * kBits,
                 [&](std::uint32_t row) { scores_[row] += factor * other.scores_[row]; });
  }
}

}  // namespace dateline::searchd
