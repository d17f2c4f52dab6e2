// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/commands.h"
#include "indexer/commands/ingest_command.h"

namespace dateline::indexer {

Result<ExitStatus> run_rebuild(const Options& options, const Console& console) {
  return run_ingest("rebuild", &rebuild, options, console);
}

}  // namespace dateline::indexer
