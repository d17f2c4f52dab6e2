// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/record_source.h"

#include "indexer/extract/evidence.h"
#include "indexer/extract/url.h"

namespace dateline::indexer {

std::string source_of(const Article& article, const ReaderContext& context) {
  if (!article.source.empty()) {
    return article.source;
  }
  std::string host = extract::host_of(article.url);
  return host.empty() ? context.options.source : host;
}

const extract::DateRules& dates_of(const Article& article, const ReaderContext& context) {
  return context.dates.of_source(source_of(article, context));
}

void fill_source(Article& article, const ReaderContext& context) {
  if (!article.source.empty()) {
    return;
  }
  article.source = source_of(article, context);
  if (!extract::host_of(article.url).empty()) {
    extract::add_evidence(article, "source", "url-host", article.url);
  }
}

}  // namespace dateline::indexer
