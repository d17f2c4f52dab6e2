// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/outcome.h"

#include <nlohmann/json.hpp>

namespace dateline::indexer {

void add_counts(const PipelineCounts& counts, nlohmann::ordered_json& object) {
  object["read"] = counts.read;
  object["written"] = counts.written;
  object["unchanged"] = counts.unchanged;
  object["deleted"] = counts.deleted;
  object["skipped"] = counts.skipped;
}

void add_published(const std::optional<Published>& published, nlohmann::ordered_json& object) {
  object["generation"] = nullptr;
  object["activated"] = false;
  if (published) {
    object["generation"] = published->generation;
    object["activated"] = published->activated;
    object["reason"] = published->reason;
  }
}

ExitStatus conclude(const std::optional<Published>& published, std::uint64_t skipped_records,
                    const Console& console) {
  if (published && !published->activated) {
    console.note("dateline-index: generation " + published->generation +
                 " was built but not activated: " + published->reason);
    console.note("  activate it with --force, or with `dateline-index rollback " +
                 published->generation + "`");
    return ExitStatus::NotActivated;
  }
  if (published && !published->reason.empty()) {
    console.note("dateline-index: activated by --force although " + published->reason);
  }
  return skipped_records > 0 ? ExitStatus::Skipped : ExitStatus::Fine;
}

}  // namespace dateline::indexer
