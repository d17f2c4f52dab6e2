// SPDX-License-Identifier: GPL-3.0-or-later
// What of a query was repaired, a few entries of each kind.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/query/tree.h"

namespace dateline::query {

/// Collects the entries of Query::ignored while a query is parsed.
class Repairs {
 public:
  /// Notes that @p text was repaired or left out; dropped when kMaxRepeats entries give that
  /// reason.
  void add(std::string_view text, std::string_view reason);

  [[nodiscard]] std::vector<Ignored> take() { return std::exchange(list_, {}); }

 private:
  std::vector<Ignored> list_;
};

}  // namespace dateline::query
