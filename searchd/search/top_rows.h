// SPDX-License-Identifier: GPL-3.0-or-later
// The best of many rows that come one after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace dateline::searchd {

/// Keeps the @p count rows that score best; of equal ones those that came first.
class TopRows {
 public:
  struct Scored {
    float score = 0;
    std::uint32_t row = 0;
  };

  /// @p count is at least 1.
  explicit TopRows(std::size_t count) : count_(count) {}

  /// What scores no more than this is not kept any more.
  [[nodiscard]] float threshold() const { return threshold_; }

  /// Rows come in ascending order.
  void add(std::uint32_t row, float score) {
    if (score > threshold_) {
      kept_.push_back({.score = score, .row = row});
      if (kept_.size() == 2 * count_) {
        cut();
      }
    }
  }

  /// Best first, equal ones in ascending order of rows. Ends its use.
  [[nodiscard]] std::vector<Scored> take();

 private:
  void cut();

  std::size_t count_;
  float threshold_ = -std::numeric_limits<float>::infinity();
  std::vector<Scored> kept_;
};

}  // namespace dateline::searchd
