// SPDX-License-Identifier: GPL-3.0-or-later
// What merge and reindex share.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "indexer/commands/console.h"
#include "indexer/commands/options.h"
#include "indexer/exit_status.h"
#include "indexer/rewrite.h"

namespace dateline::indexer {

using Rewrite = std::function<Result<RewriteResult>(
    const std::filesystem::path& archive, const PublishOptions& options, BuildObserver& observer)>;

[[nodiscard]] Result<ExitStatus> run_rewrite(std::string_view name, const Rewrite& rewrite,
                                             const Options& options, const Console& console);

}  // namespace dateline::indexer
