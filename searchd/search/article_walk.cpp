// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/article_walk.h"

#include <string>
#include <utility>

#include "indexer/schema/identity.h"
#include "searchd/search/hits.h"

namespace dateline::searchd {

ArticleWalk::ArticleWalk(std::shared_ptr<const Snapshot> snapshot, Rows rows,
                         std::optional<std::int64_t> as_of, std::uint64_t offset)
    : snapshot_(std::move(snapshot)),
      rows_(std::move(rows)),
      as_of_(as_of),
      order_(*snapshot_, rows_) {
  for (std::uint64_t nth = 0; nth < offset && order_.next(); ++nth) {
  }
}

Status ArticleWalk::hand_on(const Handles& handles, const TakeHit& take,
                            Deadline::Clock::time_point end) {
  bool wants_more = true;
  while (wants_more) {
    const auto doc = next();
    if (!doc) {
      break;
    }
    const auto hit = load_hit(*snapshot_, handles, *doc, as_of_);
    if (!hit) {
      return hit.error();
    }
    wants_more = take(*hit) && Deadline::Clock::now() < end;
  }
  return ok();
}

void ArticleWalk::hand_on_ids(const TakeId& take, Deadline::Clock::time_point end) {
  bool wants_more = true;
  while (wants_more) {
    const auto doc = next();
    if (!doc) {
      break;
    }
    const PackedId& packed = snapshot_->columns(doc->segment).ids[doc->row];
    const std::string bytes(packed.begin(), packed.end());
    wants_more = take(schema::unpack_id(bytes)) && Deadline::Clock::now() < end;
  }
}

std::optional<DocRef> ArticleWalk::next() {
  const auto doc = order_.next();
  at_end_ = !doc;
  return doc;
}

}  // namespace dateline::searchd
