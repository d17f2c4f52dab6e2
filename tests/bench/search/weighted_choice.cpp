// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search/weighted_choice.h"

#include <cmath>
#include <numeric>

namespace dateline::bench {

WeightedChoice::WeightedChoice(const std::vector<double>& weights) : slots_(weights.size()) {
  const double mean =
      std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
  std::vector<double> share(weights.size());
  std::vector<std::uint32_t> poor;
  std::vector<std::uint32_t> rich;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    share[i] = weights[i] / mean;
    (share[i] < 1 ? poor : rich).push_back(i);
  }
  while (!poor.empty() && !rich.empty()) {
    const std::uint32_t receiver = poor.back();
    const std::uint32_t giver = rich.back();
    poor.pop_back();
    slots_[receiver] = {.keep = share[receiver], .other = giver};
    share[giver] -= 1 - share[receiver];
    if (share[giver] < 1) {
      rich.pop_back();
      poor.push_back(giver);
    }
  }
}

std::vector<double> zipf_weights(std::size_t count, double shift, double exponent) {
  std::vector<double> weights(count);
  for (std::size_t i = 0; i < count; ++i) {
    weights[i] = std::pow(static_cast<double>(i + 1) + shift, -exponent);
  }
  return weights;
}

}  // namespace dateline::bench
