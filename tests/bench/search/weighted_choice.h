// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing among many things of unequal weight, in constant time (Walker's alias method).
#pragma once

#include <cstdint>
#include <vector>

#include "tests/bench/search/random.h"

namespace dateline::bench {

class WeightedChoice {
 public:
  WeightedChoice() = default;
  explicit WeightedChoice(const std::vector<double>& weights);

  /// A position in the weights.
  std::uint32_t draw(Random& random) const {
    const std::uint32_t slot = random.below(slots_.size());
    return random.chance(slots_[slot].keep) ? slot : slots_[slot].other;
  }

 private:
  struct Slot {
    double keep = 1;
    std::uint32_t other = 0;
  };
  std::vector<Slot> slots_;
};

/// Weights of ranks 1 to @p count after Zipf and Mandelbrot: (rank + shift)^-exponent.
[[nodiscard]] std::vector<double> zipf_weights(std::size_t count, double shift, double exponent);

}  // namespace dateline::bench
