// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "indexer/archive_check.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/input.h"

namespace dateline::indexer {

Result<ExitStatus> run_rollback(const Options& options, const Console& console) {
  const auto archive = archive_of(options);
  if (!archive) {
    return archive.error();
  }
  if (options.arguments.size() > 1) {
    return Error{ErrorCode::InvalidArgument, "rollback takes one generation"};
  }
  const auto result =
      roll_back(*archive, options.arguments.empty() ? "" : options.arguments.front());
  if (!result) {
    return result.error();
  }
  if (result->restored > 0) {
    console.note("dateline-index: " + counted(result->restored, "article") +
                 " deleted since then can be found again");
  }
  console.summary("generation " + result->to + " is live\n", {{"event", "result"},
                                                              {"command", "rollback"},
                                                              {"from", result->from},
                                                              {"generation", result->to},
                                                              {"restored", result->restored}});
  return ExitStatus::Fine;
}

}  // namespace dateline::indexer
