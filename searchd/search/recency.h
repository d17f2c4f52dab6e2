// SPDX-License-Identifier: GPL-3.0-or-later
// What being recent adds to a score.
#pragma once

#include <cstdint>

namespace dateline::searchd {

/// `worth` for the newest, halved with every half-life.
struct RecencyPrior {
  double worth = 0;
  std::int64_t newest = 0;  // the instant that age counts from
  double half_life = 1;     // seconds

  /// Never more for an earlier instant; 0 for the least number, which stands for none.
  [[nodiscard]] double at(std::int64_t instant) const;
};

}  // namespace dateline::searchd
