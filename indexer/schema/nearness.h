// SPDX-License-Identifier: GPL-3.0-or-later
// Adjacency and nearness over position lists: the meaning of phrases, NEAR and ADJ.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "indexer/schema/query_plan.h"

namespace dateline::schema {

/// Ascending places in one document.
using Positions = std::vector<std::uint32_t>;

/// The positions of a term in one document.
using PositionsOf = std::function<Positions(const std::string& term)>;

/// True when the document with these positions matches a PlanNode of kind Near: there is one start
/// for each unit, at which its terms stand one after the other, all starts different, and
/// unordered: the last at most `distance` after the first; ordered: each after the one before, at
/// most `distance` later.
[[nodiscard]] bool stands_near(const PlanNode& node, const PositionsOf& positions);

/// The same when it is known where each unit of @p node begins; none of them is empty.
[[nodiscard]] bool units_stand_near(const PlanNode& node, const std::vector<Positions>& starts);

}  // namespace dateline::schema
