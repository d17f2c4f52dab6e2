// SPDX-License-Identifier: GPL-3.0-or-later
// Did you mean: another way to write words of a query that the archive does not hold.
#pragma once

#include <optional>

#include "searchd/search/answer_source.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_result.h"
#include "searchd/search/selected_articles.h"

namespace dateline::searchd {

struct Spelling {
  std::optional<Suggestion> suggestion;
  bool incomplete = false;  // the words of a segment were wanted and are not read yet
};

/// A near word for each plain word of q that no article of the view has, if the query then finds
/// something; nothing otherwise. Words in quotes, in brackets, beside an OR, with a field, exact or
/// with a star, numbers, tickers, market tokens, words of less than four letters and words that the
/// view holds, stem or form, stay as they are. A word of four or five letters may have one typing
/// error, a longer one two. Chooses from the word lists that are ready; may throw DeadlineExceeded.
[[nodiscard]] Spelling suggest_spelling(const AnswerSource& source, const Selection& selection,
                                        const SelectedArticles& articles);

}  // namespace dateline::searchd
