// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of a page is the article: elements are scored by the paragraphs within them.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/extract/page_tree.h"

namespace dateline::extract {

/// How much is kept out of sight while the article is looked for. Where all leaves too little of
/// the page, less may find it.
struct Strictness {
  bool drop_unlikely = true;  // elements whose names hardly ever stand for an article
  bool weigh_names = true;    // names count in the score
};

/// An element that could be the article.
struct ArticleCandidate {
  std::uint32_t element = 0;
  double score = 0;
};

struct ArticlePlace {
  std::vector<ArticleCandidate> candidates;  // those with the highest scores, the best first
  std::uint32_t element = 0;                 // the article, or the largest part of it
  std::vector<std::uint32_t> roots;          // it and its siblings that belong to it, in order
  std::vector<bool> blocks;  // of every block of the page: whether it stands in them
};

/// Finds the article. The idea is that of Arc90's Readability: a paragraph gives points, by its
/// length and commas, to the elements around it, the nearer the more; links take points away.
[[nodiscard]] ArticlePlace find_article(const PageTree& page, const Strictness& strictness);

}  // namespace dateline::extract
