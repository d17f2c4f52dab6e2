// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/commands.h"
#include "indexer/commands/rewrite_command.h"

namespace dateline::indexer {

Result<ExitStatus> run_merge(const Options& options, const Console& console) {
  return run_rewrite("merge", &merge, options, console);
}

}  // namespace dateline::indexer
