// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for the tree of any query, for the tests and the fuzz target.
#pragma once

#include <cstddef>
#include <string>

#include "indexer/query/tree.h"

namespace dateline::query {

/// @p node with bare false everywhere.
[[nodiscard]] Node without_bare(Node node);

/// Why @p root is not a tree that parse() promises; empty when it is.
[[nodiscard]] std::string broken_promise(const Node& root);

}  // namespace dateline::query
