// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/hits.h"

#include <string>
#include <utility>

#include "indexer/schema/stored_article.h"
#include "indexer/schema/xapian_guard.h"

namespace dateline::searchd {

Result<DocRef> find_doc(const Snapshot& snapshot, std::string_view id,
                        std::optional<std::int64_t> as_of) {
  const auto doc = snapshot.find_article(id, as_of);
  if (!doc) {
    return Error{ErrorCode::NotFound, "no article has the id " + std::string(id.substr(0, 40)),
                 as_of ? "it may have come later than as_of" : ""};
  }
  return *doc;
}

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
