// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stored_articles.h"

#include <utility>

#include "indexer/schema/stored_article.h"
#include "indexer/schema/xapian_guard.h"

namespace dateline::indexer {

Result<std::optional<Article>> StoredArticles::next() {
  while (segment_ < segments_.size() && docid_ >= segments_[segment_].database.get_lastdocid()) {
    ++segment_;
    docid_ = 0;
  }
  if (segment_ == segments_.size()) {
    return std::optional<Article>();
  }
  ++docid_;
  const auto record = schema::guarded("reading a stored record", [&] {
    return segments_[segment_].database.get_document(docid_).get_data();
  });
  if (!record) {
    return record.error();
  }
  auto article = schema::decode_article(*record);
  if (!article) {
    return std::move(article).error();
  }
  return std::optional(*std::move(article));
}

Location StoredArticles::location() const {
  return segment_ < segments_.size()
             ? Location{.file = "segment " + segments_[segment_].name, .record = docid_}
             : Location{};
}

}  // namespace dateline::indexer
