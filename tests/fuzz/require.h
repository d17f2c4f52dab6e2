// SPDX-License-Identifier: GPL-3.0-or-later
// What fuzz targets hold true; the fuzzer keeps the input that ends them.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace dateline::fuzz {

/// Ends the process, with a word on standard error, unless @p holds.
inline void require(bool holds, const char* what) {
  if (!holds) {
    (void)std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
  }
}

}  // namespace dateline::fuzz
