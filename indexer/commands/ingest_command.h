// SPDX-License-Identifier: GPL-3.0-or-later
// What rebuild and add share: open the input, watch the build, tell the outcome.
#pragma once

#include <string_view>

#include "indexer/commands/console.h"
#include "indexer/commands/options.h"
#include "indexer/exit_status.h"
#include "indexer/ingest.h"

namespace dateline::indexer {

using Ingest = Result<IngestResult> (*)(ArticleReader& input, const IngestOptions& options,
                                        BuildObserver& observer);

[[nodiscard]] Result<ExitStatus> run_ingest(std::string_view name, Ingest ingest,
                                            const Options& options, const Console& console);

}  // namespace dateline::indexer
