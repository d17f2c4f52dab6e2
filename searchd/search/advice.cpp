// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/advice.h"

#include <chrono>
#include <utility>

#include "searchd/search/rescue.h"
#include "searchd/search/spelling.h"

namespace dateline::searchd {

void give_advice(const AnswerSource& source, const Selection& selection,
                 const SelectedArticles& articles, SearchResult& result) {
  constexpr std::chrono::milliseconds kPatience{100};
  const Deadline patience(kPatience);
  const AnswerSource own{.snapshot = source.snapshot,
                         .handles = source.handles,
                         .companies = source.companies,
                         .deadline = patience};
  try {
    Spelling spelling = suggest_spelling(own, selection, articles);
    result.suggestion = std::move(spelling.suggestion);
    if (spelling.incomplete) {
      result.provisional = true;
      result.warnings.emplace_back(
          "a better spelling may be missing: the words of the archive are still being read");
    }
    if (result.articles == 0) {
      result.rescue = rescue(own, selection, articles);
    }
  } catch (const DeadlineExceeded&) {
    result.provisional = true;
    result.warnings.emplace_back("some help with this search is left out: it would take too long");
  }
}

}  // namespace dateline::searchd
