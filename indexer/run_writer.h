// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a run: a small Xapian database of some hundred documents, the unit of building. Small runs
// are twice as fast as large ones and bound the memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/base/result.h"
#include "indexer/schema/analysis.h"

namespace dateline::indexer {

/// A document that Xapian would not take.
struct RefusedDocument {
  std::size_t index = 0;  // among those given
  std::string reason;
};

/// Writes the documents as docids 1, 2, … into a new database at @p folder. A document that Xapian
/// refuses drops its whole batch there, so the run is then replayed one by one and only the
/// culprits are left out and answered. Io when the database cannot be written at all.
[[nodiscard]] Result<std::vector<RefusedDocument>> write_run(
    const std::filesystem::path& folder, std::span<const Xapian::Document> documents,
    const schema::AnalysisProfile& profile);

}  // namespace dateline::indexer
