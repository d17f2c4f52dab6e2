// SPDX-License-Identifier: GPL-3.0-or-later
// Rules and files that the tests of this folder share.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "indexer/extract/dates.h"

namespace dateline::extract {

/// UTC assumed, and a clock that stands still at the start of 2026.
inline DateRules rules_of_2026(const std::string& zone = "") {
  constexpr std::int64_t kNow = 1'767'225'600;
  return *DateRules::open(zone, kNow);
}

inline std::string data_file(const std::string& name) {
  std::ifstream file(std::string(READER_DATA) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace dateline::extract
