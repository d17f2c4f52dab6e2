// SPDX-License-Identifier: GPL-3.0-or-later
// From argv to a command that has run: parses by the tables of commands and options, fills the rest
// from file and environment, and turns what comes out into an exit status.
#pragma once

namespace dateline::indexer {

/// The exit status of the whole program: an ExitStatus, or 128 and the signal that stopped it.
[[nodiscard]] int run_command_line(int argc, const char* const* argv);

}  // namespace dateline::indexer
