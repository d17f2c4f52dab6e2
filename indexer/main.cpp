// SPDX-License-Identifier: GPL-3.0-or-later
// dateline-index: builds and keeps an archive. The commands stand in indexer/commands.
#include "indexer/commands/command_line.h"

int main(int argc, char** argv) {
  return dateline::indexer::run_command_line(argc, argv);
}
