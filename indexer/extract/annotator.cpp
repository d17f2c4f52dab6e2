// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/annotator.h"

#include "indexer/extract/hygiene.h"
#include "indexer/extract/language.h"

namespace dateline::extract {

void Annotator::annotate(Article& article, Explanation* explanation) const {
  clean_article(article);
  settle_language(article, explanation);
}

}  // namespace dateline::extract
