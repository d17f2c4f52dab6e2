// SPDX-License-Identifier: GPL-3.0-or-later
// Canaries: queries the operator knows to have answers. A build that finds nothing for one of them
// is not activated.
#pragma once

#include <span>
#include <string>

#include <xapian.h>

#include "indexer/base/result.h"
#include "indexer/schema/generation.h"

namespace dateline::indexer {

/// Rejected, naming the query, when a canary matches no article that is not deleted. Canaries are
/// written in the query language; NEAR between phrases only asks that both occur.
[[nodiscard]] Status check_canaries(const Xapian::Database& archive,
                                    std::span<const std::string> canaries,
                                    std::span<const schema::Tombstone> tombstones);

}  // namespace dateline::indexer
