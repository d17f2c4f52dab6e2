// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/edit_distance.h"

#include <algorithm>
#include <array>
#include <bit>

#include "indexer/schema/folding.h"

namespace dateline::searchd {
namespace {

constexpr std::size_t kMaxLetters = 64;

void decode(std::string_view text, std::u32string& letters) {
  letters.clear();
  std::size_t position = 0;
  while (position < text.size() && letters.size() <= kMaxLetters) {
    letters += schema::next_code_point(text, position);
  }
}

/// Which letters occur, a bit for each of 32 groups: every error changes two bits at most.
std::uint32_t groups_of(std::u32string_view letters) {
  std::uint32_t groups = 0;
  for (const char32_t letter : letters) {
    groups |= 1U << (letter & 31U);
  }
  return groups;
}

}  // namespace

EditDistance::EditDistance(std::string_view word, std::uint32_t limit) : limit_(limit) {
  decode(word, word_);
  letters_ = groups_of(word_);
}

std::uint32_t EditDistance::to(std::string_view other) {
  decode(other, other_);
  const std::size_t difference =
      word_.size() > other_.size() ? word_.size() - other_.size() : other_.size() - word_.size();
  const auto changed = static_cast<std::uint32_t>(std::popcount(letters_ ^ groups_of(other_)));
  const bool far = difference > limit_ || changed > 2 * limit_ ||
                   std::max(word_.size(), other_.size()) > kMaxLetters;
  return far ? limit_ + 1 : measure();
}

/// Optimal string alignment by three rows of the table.
std::uint32_t EditDistance::measure() const {
  std::array<std::array<std::uint32_t, kMaxLetters + 1>, 3> rows{};
  for (std::uint32_t j = 0; j <= other_.size(); ++j) {
    rows[0][j] = j;
  }
  for (std::uint32_t i = 1; i <= word_.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& above_that = rows[(i + 1) % 3];
    row[0] = i;
    std::uint32_t least = i;
    for (std::uint32_t j = 1; j <= other_.size(); ++j) {
      const std::uint32_t other_letter = word_[i - 1] == other_[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + other_letter});
      if (i > 1 && j > 1 && word_[i - 1] == other_[j - 2] && word_[i - 2] == other_[j - 1]) {
        row[j] = std::min(row[j], above_that[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > limit_ + 1) {
      return limit_ + 1;  // a swap reaches two rows up, so one row over the limit is not enough
    }
  }
  return std::min(rows[word_.size() % 3][other_.size()], limit_ + 1);
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace dateline::searchd
