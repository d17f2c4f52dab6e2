// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as WARC give articles or errors, never a crash.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/reader_checks.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::fuzz::check_reader("warc", data, size);
  return 0;
}
