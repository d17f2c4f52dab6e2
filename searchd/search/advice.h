// SPDX-License-Identifier: GPL-3.0-or-later
// Help with a search that went wrong: words that were probably typed wrong, and what to leave out
// when nothing was found. Both look at what the request may see and at nothing else.
#pragma once

#include "searchd/search/answer_source.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_result.h"
#include "searchd/search/selected_articles.h"

namespace dateline::searchd {

/// Sets the suggestion and the rescue of @p result, whose articles are counted. Takes a tenth of a
/// second at most, and waits for nothing; what cannot be told so is left out, a warning says so,
/// and the result is provisional.
void give_advice(const AnswerSource& source, const Selection& selection,
                 const SelectedArticles& articles, SearchResult& result);

}  // namespace dateline::searchd
