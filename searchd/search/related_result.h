// SPDX-License-Identifier: GPL-3.0-or-later
// Articles like another one. Plain data.
#pragma once

#include <string>
#include <vector>

#include "searchd/search/search_result.h"

namespace dateline::searchd {

/// A word of the article that others are compared by.
struct RelatingTerm {
  std::string term;  // stemmed
  std::string word;  // as the article first has it, folded
  double weight = 0;
};

struct RelatedHit {
  Hit hit;
  std::vector<RelatingTerm> terms;  // what it shares with the article, the heaviest first
};

struct RelatedArticles {
  IndexInfo index;
  std::string id;                   // of the article
  std::vector<RelatingTerm> terms;  // what was looked for; weights are relative to the first
  std::vector<RelatedHit> hits;     // the most alike first
};

}  // namespace dateline::searchd
