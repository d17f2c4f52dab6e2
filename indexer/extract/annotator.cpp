// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/annotator.h"

#include "indexer/extract/hygiene.h"
#include "indexer/extract/language.h"
#include "indexer/extract/topic_tree.h"

namespace dateline::extract {

void Annotator::annotate(Article& article, TickerSource tickers, Explanation* explanation) const {
  clean_article(article);
  settle_language(article, explanation);
  add_tree_topics(article, TopicTree::built_in(), explanation);
  if (tickers == TickerSource::Text) {
    tickers_.annotate(article, explanation);
  }
}

}  // namespace dateline::extract
