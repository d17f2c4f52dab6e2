// SPDX-License-Identifier: GPL-3.0-or-later
// The stretches of an article's text that show best why it was found.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/search/query_marks.h"
#include "searchd/search/search_result.h"

namespace dateline::searchd {

/// Makes the snippets of one search, on one thread.
class SnippetMaker {
 public:
  SnippetMaker(const schema::QueryPlan& plan, schema::Analyzer& analyzer)
      : marks_(plan, analyzer) {}

  /// About @p chars code points of the paragraphs: the stretch that holds the most different words
  /// of the query, from the beginning of a sentence where one is near, cut at words; two or three
  /// shorter ones where they show more different words. Ellipses stand where text is left out. The
  /// beginning of the text where no word occurs; empty for an article without text.
  [[nodiscard]] Snippet make(const std::vector<std::string>& paragraphs, std::uint32_t chars) const;

 private:
  QueryMarks marks_;
};

}  // namespace dateline::searchd
