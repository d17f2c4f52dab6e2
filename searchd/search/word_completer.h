// SPDX-License-Identifier: GPL-3.0-or-later
// Completes the last word typed by words of the archive.
#pragma once

#include "searchd/search/completion_task.h"

namespace dateline::searchd {

/// Adds the words that most articles of the view have; says when not all words are read yet.
void complete_word(const CompletionTask& task, Completions& result);

}  // namespace dateline::searchd
