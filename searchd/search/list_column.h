// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of small numbers, one a row: the values that a field has in each document.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace dateline::searchd {

/// Compressed sparse rows. Where each list begins is counted from the first list of its block, so
/// that numbers of 16 bits are enough for most columns.
template <typename Number>
class PackedLists {
 public:
  static constexpr std::uint32_t kBlock = 256;  // rows
  /// Once finished, so many numbers may be read from where any list begins, whatever its length.
  static constexpr std::size_t kReadable = 8;

  void add_row(std::span<const std::uint32_t> values) {
    if (rows_++ % kBlock == 0) {
      firsts_.push_back(static_cast<std::uint32_t>(values_.size()));
      bounds_.push_back(0);
    }
    for (const std::uint32_t value : values) {
      values_.push_back(static_cast<Number>(value));
    }
    bounds_.push_back(static_cast<Number>(values_.size() - firsts_.back()));
  }

  [[nodiscard]] std::uint32_t rows() const { return rows_; }

  /// In ascending order when they were added so.
  [[nodiscard]] std::span<const Number> operator[](std::uint32_t row) const {
    const Number* const of_block = values_.data() + firsts_[row / kBlock];
    const Number* const bound = bounds_.data() + row + row / kBlock;
    return {of_block + bound[0], of_block + bound[1]};
  }

  /// True when no number is above @p largest.
  [[nodiscard]] bool fits(std::uint32_t largest) const {
    const auto is_small = [largest](Number number) { return number <= largest; };
    return std::ranges::all_of(bounds_, is_small) && std::ranges::all_of(values_, is_small);
  }

  /// Ends the filling.
  void finish() {
    values_.resize(values_.size() + kReadable);
    firsts_.shrink_to_fit();
    bounds_.shrink_to_fit();
    values_.shrink_to_fit();
  }

 private:
  std::uint32_t rows_ = 0;
  std::vector<std::uint32_t> firsts_;  // where the values of each block begin
  std::vector<Number> bounds_;         // of each block: where its lists begin, and the last ends
  std::vector<Number> values_;         // and kReadable more
};

/// The lists of one column, as narrow as they can be. Filled by add_row() and then finish()ed.
class ListColumn {
 public:
  void add_row(std::span<const std::uint32_t> values) { std::get<Wide>(lists_).add_row(values); }

  /// Ends the filling.
  void finish();

  /// What @p look returns for the lists, a PackedLists.
  template <typename Look>
  decltype(auto) visit(const Look& look) const {
    return std::visit(look, lists_);
  }

 private:
  using Wide = PackedLists<std::uint32_t>;
  using Narrow = PackedLists<std::uint16_t>;

  std::variant<Wide, Narrow> lists_;
};

}  // namespace dateline::searchd
