// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases and nearness in rows of the forward index.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/schema/forward_index.h"
#include "indexer/schema/nearness.h"
#include "indexer/schema/query_plan.h"

namespace dateline::searchd {

/// Asks one plan node of kind Near of many rows. Not thread-safe.
class ForwardMatcher {
 public:
  /// Nothing when rows do not hold a term of @p node: pairs of characters, and words of titles
  /// alone. The node must outlive it.
  [[nodiscard]] static std::optional<ForwardMatcher> make(const schema::ForwardIndex& index,
                                                          const schema::PlanNode& node);

  /// Whether the words stand in @p row, which is not empty, as the node demands.
  [[nodiscard]] bool matches(schema::ForwardRow row);

 private:
  explicit ForwardMatcher(const schema::PlanNode& node)
      : node_(&node), starts_(node.units.size()) {}

  const schema::PlanNode* node_;
  std::vector<std::u16string> patterns_;   // the words of each unit, as they stand in rows
  std::vector<schema::Positions> starts_;  // by unit
};

}  // namespace dateline::searchd
