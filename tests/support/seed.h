// SPDX-License-Identifier: GPL-3.0-or-later
// Chance in tests that can be repeated.
#pragma once

#include <cstdlib>
#include <iostream>
#include <random>

namespace dateline::tests {

/// DATELINE_SEED, or a new one each time; said on standard output.
inline unsigned told_seed() {
  const char* given = std::getenv("DATELINE_SEED");
  const unsigned seed = given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                                         : std::random_device{}();
  std::cout << "seed " << seed << " (set DATELINE_SEED to repeat)\n";
  return seed;
}

}  // namespace dateline::tests
