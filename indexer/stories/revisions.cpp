// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/revisions.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/stored_article.h"
#include "indexer/schema/terms.h"
#include "indexer/schema/xapian_guard.h"

namespace dateline::indexer {
namespace {

Result<std::vector<std::string>> records_with(const Xapian::Database& segment,
                                              const std::string& term) {
  return schema::guarded("looking for earlier wordings", [&] {
    std::vector<std::string> records;
    for (auto posting = segment.postlist_begin(term); posting != segment.postlist_end(term);
         ++posting) {
      records.push_back(segment.get_document(*posting).get_data());
    }
    return records;
  });
}

}  // namespace

Result<std::vector<Wording>> EarlierWordings::of(const std::string& article_id) const {
  const std::string term = schema::value_term(schema::FieldId::Article, article_id);
  std::vector<Wording> wordings;
  for (const Xapian::Database& segment : segments_) {
    const auto records = records_with(segment, term);
    if (!records) {
      return records.error();
    }
    for (const std::string& record : *records) {
      const auto article = schema::decode_article(record);
      if (!article) {
        return article.error();
      }
      wordings.push_back(wording_of(*article));
    }
  }
  std::sort(wordings.begin(), wordings.end());
  return wordings;
}

RevisionChain::RevisionChain(std::vector<Wording> written) : written_(std::move(written)) {
  for (const Wording& wording : written_) {
    keys_.insert(wording.revision_key);
  }
}

bool RevisionChain::keeps(const Wording& fresh) {
  for (; passed_ < written_.size() && written_[passed_] < fresh; ++passed_) {
    content_ = written_[passed_].order.content;
  }
  if (content_ == fresh.order.content) {
    return false;
  }
  content_ = fresh.order.content;
  return keys_.insert(fresh.revision_key).second;
}

}  // namespace dateline::indexer
