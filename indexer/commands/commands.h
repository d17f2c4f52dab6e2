// SPDX-License-Identifier: GPL-3.0-or-later
// The table of subcommands. A new one is a file in this folder and one row in commands.cpp; the
// arguments it takes, and its help, follow from the row.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/commands/console.h"
#include "indexer/commands/options.h"
#include "indexer/exit_status.h"

namespace dateline::indexer {

struct Command {
  std::string_view name;
  std::string_view summary;
  std::string_view argument;  // what stands for its arguments in the help; empty: it takes none
  bool argument_required;
  std::span<const std::string_view> options;  // names of option_table(), besides the common ones
  Result<ExitStatus> (*run)(const Options& options, const Console& console);
};

/// Every command, in the order of the help.
[[nodiscard]] std::span<const Command> commands();

/// Options of every command.
[[nodiscard]] std::span<const std::string_view> common_options();

// One file each.
[[nodiscard]] Result<ExitStatus> run_rebuild(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_add(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_delete(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_undelete(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_merge(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_reindex(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_check(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_check_rules(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_stats(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_extract(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_generations(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_rollback(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_fields(const Options& options, const Console& console);
[[nodiscard]] Result<ExitStatus> run_formats(const Options& options, const Console& console);

}  // namespace dateline::indexer
