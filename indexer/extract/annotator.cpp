// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/annotator.h"

#include "indexer/extract/hygiene.h"

namespace dateline::extract {

void Annotator::annotate(Article& article, TickerSource tickers, Explanation* explanation) const {
  clean_article(article);
  if (tickers == TickerSource::Text) {
    tickers_.annotate(article, explanation);
  }
}

}  // namespace dateline::extract
