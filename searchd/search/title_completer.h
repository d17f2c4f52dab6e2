// SPDX-License-Identifier: GPL-3.0-or-later
// Completes what was typed by titles of articles.
#pragma once

#include <string>

#include "indexer/base/result.h"
#include "searchd/search/completion_task.h"

namespace dateline::searchd {

/// Adds titles that hold the words typed, the last one as a beginning: newest first, those that
/// begin with all that was typed before the others. Says when not all words are read yet, and
/// titles were looked for by the word itself alone. Corrupt when a stored record is.
[[nodiscard]] Status complete_title(const CompletionTask& task, Completions& result);

/// The query that finds a title: as much of it as a phrase may hold.
[[nodiscard]] std::string title_query(const std::string& title);

}  // namespace dateline::searchd
