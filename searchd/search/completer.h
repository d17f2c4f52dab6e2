// SPDX-License-Identifier: GPL-3.0-or-later
// Completes what a person types into a search box: words of the archive, tickers, topics, sources,
// titles. A handful of candidates of each is looked at, whatever the archive's size.
#pragma once

#include "indexer/base/result.h"
#include "searchd/search/answer_source.h"
#include "searchd/search/completion.h"

namespace dateline::searchd {

/// Nothing that came after the request's as_of is among the completions, and counts are of that
/// view. Which words are looked at goes by their frequency in the whole archive; those not read yet
/// are done without, and the completions are provisional. May throw DeadlineExceeded.
[[nodiscard]] Result<Completions> complete(const AnswerSource& source,
                                           const CompletionRequest& request);

}  // namespace dateline::searchd
