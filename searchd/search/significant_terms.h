// SPDX-License-Identifier: GPL-3.0-or-later
// The words that a selection of articles has oftener than chance would give it.
#pragma once

#include <cstdint>

#include "indexer/base/result.h"
#include "searchd/search/answer_source.h"
#include "searchd/search/search_request.h"
#include "searchd/search/terms_result.h"

namespace dateline::searchd {

/// Articles of a selection in which terms are looked for. Of more, these many are taken, evenly
/// spread over them in the order of time.
inline constexpr std::uint64_t kMaxArticlesRead = 1000;

/// Two counts of articles that hold a term, and of all articles.
struct TermCounts {
  std::uint64_t articles = 0;  // of the selection
  std::uint64_t background = 0;
  std::uint64_t selected = 0;  // all of the selection
  std::uint64_t visible = 0;   // all of the background, the selection included
};

/// The log-likelihood ratio G2 of the selection against the rest (Dunning, Accurate Methods for the
/// Statistics of Surprise and Coincidence, 1993); 0 where the selection has the term no oftener.
/// Falls when background alone rises.
[[nodiscard]] double significance(const TermCounts& counts);

/// The @p size most significant terms of @p selection against all articles visible to it. An
/// article counts once, with Versions::All by the last of its wordings that was selected, else by
/// its last one. Left out are the words of q, stop words, numbers, and terms of a single article
/// where there are several. InvalidArgument for an unknown tz.
[[nodiscard]] Result<SignificantTerms> find_significant_terms(const AnswerSource& source,
                                                              const Selection& selection,
                                                              std::uint32_t size);

}  // namespace dateline::searchd
