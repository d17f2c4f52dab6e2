// SPDX-License-Identifier: GPL-3.0-or-later
// The files of indexer/tables, compiled into the program by embed.cmake.
#pragma once

#include <span>

#include "indexer/base/embedded_file.h"

namespace dateline::extract {

/// The files of symbols in the order in which they are read.
[[nodiscard]] std::span<const EmbeddedFile> embedded_symbol_tables();

/// One file: the words and acronyms that in plain brackets are no symbols.
[[nodiscard]] std::span<const EmbeddedFile> embedded_word_lists();

}  // namespace dateline::extract
