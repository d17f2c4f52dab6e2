// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/commands.h"
#include "indexer/commands/input.h"
#include "indexer/commands/rewrite_command.h"

namespace dateline::indexer {

Result<ExitStatus> run_reindex(const Options& options, const Console& console) {
  const auto tagger = open_tagger(options);
  if (!tagger) {
    return tagger.error();
  }
  return run_rewrite(
      "reindex",
      [&tagger](const std::filesystem::path& archive, const PublishOptions& publish,
                BuildObserver& observer) {
        return reindex(archive, publish, observer, tagger->get());
      },
      options, console);
}

}  // namespace dateline::indexer
