// SPDX-License-Identifier: GPL-3.0-or-later
// SIGINT and SIGTERM as a question that long loops ask, so that a build can tidy up and stop.
#pragma once

namespace dateline::indexer {

/// From now on the first SIGINT or SIGTERM is remembered instead of ending the process; a second
/// one ends it at once.
void watch_for_interrupts();

/// True once one of them came.
[[nodiscard]] bool interrupted();
/// Which one, or 0.
[[nodiscard]] int interrupt_signal();

}  // namespace dateline::indexer
