// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases and nearness in rows of the forward index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/schema/forward_index.h"
#include "indexer/schema/nearness.h"
#include "indexer/schema/query_plan.h"

namespace dateline::searchd {

/// Asks one plan node of kind Near of many documents. Index and node must outlive it. Not
/// thread-safe.
class ForwardMatcher {
 public:
  /// Nothing when rows do not hold a term of @p node: pairs of characters, and words of titles
  /// alone.
  [[nodiscard]] static std::optional<ForwardMatcher> make(const schema::ForwardIndex& index,
                                                          const schema::PlanNode& node);

  /// Whether the words stand in document @p row, counted from 0, as the node demands. Nothing when
  /// the index does not hold the document.
  [[nodiscard]] std::optional<bool> matches(std::uint64_t row);

 private:
  ForwardMatcher(const schema::ForwardIndex& index, const schema::PlanNode& node)
      : index_(&index), node_(&node), starts_(node.units.size()) {}

  [[nodiscard]] bool stand_near(schema::ForwardRow words);

  const schema::ForwardIndex* index_;
  const schema::PlanNode* node_;
  std::vector<std::u16string> patterns_;   // the words of each unit, as they stand in rows
  std::size_t anchor_ = 0;                 // of a single unit: the word to look for first
  std::vector<schema::Positions> starts_;  // by unit
};

}  // namespace dateline::searchd
