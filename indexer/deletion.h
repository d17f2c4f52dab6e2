// SPDX-License-Identifier: GPL-3.0-or-later
// Delete and undelete: tombstones in the next generation; with purge the segments are written anew
// at once, so that nothing of the text is left in what is served.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/pipeline.h"
#include "indexer/publisher.h"

namespace dateline::indexer {

struct DeletionOptions {
  PublishOptions publish;
  bool purge = false;
  bool dry_run = false;
};

struct DeletionResult {
  std::vector<std::string> articles;   // ids whose state changed
  std::uint64_t documents = 0;         // in the segments, of those articles
  std::optional<Published> published;  // none when nothing changed
};

/// Deletes articles named by id or by URL. NotFound, and nothing is changed, when the archive holds
/// one of them neither as an article nor as a tombstone.
[[nodiscard]] Result<DeletionResult> delete_articles(const std::filesystem::path& archive,
                                                     std::span<const std::string> names,
                                                     const DeletionOptions& options,
                                                     BuildObserver& observer);

/// Takes tombstones back. NotFound, and nothing is changed, for an article that is not deleted.
/// Text that a merge, a purge or a rebuild has left behind has to be added again.
[[nodiscard]] Result<DeletionResult> undelete_articles(const std::filesystem::path& archive,
                                                       std::span<const std::string> names,
                                                       const DeletionOptions& options);

}  // namespace dateline::indexer
