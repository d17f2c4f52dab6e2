// SPDX-License-Identifier: GPL-3.0-or-later
// Completes what was typed by tickers, topics and sources.
#pragma once

#include "indexer/schema/fields.h"
#include "searchd/search/completion_task.h"

namespace dateline::searchd {

/// Adds values of @p field, as completions of @p type: those that all that was typed means, else
/// those that the last word alone means. What is typed whole comes first, then what most articles
/// have. Tickers are meant by names of their companies too.
void complete_values(const CompletionTask& task, CompletionType type, schema::FieldId field,
                     Completions& result);

}  // namespace dateline::searchd
