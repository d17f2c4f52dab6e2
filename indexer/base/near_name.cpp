// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/base/near_name.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t kMaxBytes = 64;

/// Optimal string alignment distance (restricted Damerau-Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> table((a.size() + 1) * width);
  const auto cell = [&table, width](std::size_t i, std::size_t j) -> std::size_t& {
    return table[i * width + j];
  };
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cell(i, j) = i + j;
        continue;
      }
      const std::size_t replace = a[i - 1] == b[j - 1] ? 0 : 1;
      cell(i, j) = std::min({cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cell(i, j) = std::min(cell(i, j), cell(i - 2, j - 2) + 1);
      }
    }
  }
  return table.back();
}

}  // namespace

std::string_view nearest_name(std::string_view typed, std::span<const std::string_view> names) {
  std::string_view best;
  std::size_t best_distance = kMaxBytes;
  if (typed.empty() || typed.size() > kMaxBytes) {
    return best;
  }
  for (const std::string_view name : names) {
    const std::size_t allowed = std::max<std::size_t>(1, name.size() / 3);
    const std::size_t errors = distance(typed, name);
    if (errors <= allowed && errors < best_distance && errors < name.size()) {
      best = name;
      best_distance = errors;
    }
  }
  return best;
}

}  // namespace dateline
