// SPDX-License-Identifier: GPL-3.0-or-later
// How the commands that change an archive tell what came of it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "indexer/commands/console.h"
#include "indexer/exit_status.h"
#include "indexer/pipeline.h"
#include "indexer/publisher.h"

namespace dateline::indexer {

/// The counts and the generation, as members of a result object.
void add_counts(const PipelineCounts& counts, nlohmann::ordered_json& object);
void add_published(const std::optional<Published>& published, nlohmann::ordered_json& object);

/// Warns when a check spoke against the result, and answers NotActivated, Skipped or Fine.
[[nodiscard]] ExitStatus conclude(const std::optional<Published>& published,
                                  std::uint64_t skipped_records, const Console& console);

}  // namespace dateline::indexer
