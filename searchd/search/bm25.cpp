// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/bm25.h"

#include <algorithm>
#include <cmath>

namespace dateline::searchd {
namespace {

constexpr double kK1 = 0.9;
constexpr double kB = 0.5;

}  // namespace

double term_factor(const CollectionStats& stats, double df, double cf) {
  if (df <= 0) {
    return 0;
  }
  double odds = (stats.documents - df + 0.5) / (df + 0.5);
  if (odds < 2) {
    odds = odds * 0.5 + 1;
  }
  return std::log(odds) * std::min((cf + 1) / df, kMaxBurstiness);
}

Bm25Saturation::Bm25Saturation(double average_length)
    : gain_(static_cast<float>(kK1 + 1)),
      base_(static_cast<float>(kK1 * (1 - kB))),
      slope_(static_cast<float>(kK1 * kB / average_length)) {}

}  // namespace dateline::searchd
