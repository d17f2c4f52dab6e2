// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/hits.h"

#include <utility>

#include "indexer/schema/stored_article.h"
#include "indexer/schema/xapian_guard.h"

namespace dateline::searchd {

Result<Hit> load_hit(const Snapshot& snapshot, const Handles& handles, DocRef doc,
                     std::optional<std::int64_t> as_of) {
  const auto record = schema::guarded("reading a stored record", [&] {
    return handles.databases[doc.segment].get_document(doc.row + 1).get_data();
  });
  if (!record) {
    return record.error();
  }
  auto article = schema::decode_article(*record);
  if (!article) {
    return std::move(article).error();
  }
  return Hit{.article = *std::move(article),
             .words = snapshot.columns(doc.segment).words[doc.row],
             .version = snapshot.version(doc, as_of)};
}

}  // namespace dateline::searchd
