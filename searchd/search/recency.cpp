// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/recency.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dateline::searchd {

double RecencyPrior::at(std::int64_t instant) const {
  if (instant == std::numeric_limits<std::int64_t>::min()) {
    return 0;
  }
  const double age = static_cast<double>(std::max<std::int64_t>(newest - instant, 0));
  return worth * std::exp2(-age / half_life);
}

}  // namespace dateline::searchd
