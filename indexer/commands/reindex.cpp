// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/commands.h"
#include "indexer/commands/rewrite_command.h"

namespace dateline::indexer {

Result<ExitStatus> run_reindex(const Options& options, const Console& console) {
  return run_rewrite("reindex", &reindex, options, console);
}

}  // namespace dateline::indexer
