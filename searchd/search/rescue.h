// SPDX-License-Identifier: GPL-3.0-or-later
// When nothing was found: which part of the request is to blame.
#pragma once

#include "searchd/search/answer_source.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_result.h"
#include "searchd/search/selected_articles.h"

namespace dateline::searchd {

/// How many articles each leaf of q, as typed, finds alone in the view, and how many the request
/// finds without q, without each filter and without its dates. May throw DeadlineExceeded.
[[nodiscard]] Rescue rescue(const AnswerSource& source, const Selection& selection,
                            const SelectedArticles& articles);

}  // namespace dateline::searchd
