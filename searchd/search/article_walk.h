// SPDX-License-Identifier: GPL-3.0-or-later
// Where a stream of articles stands in its rows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "indexer/base/result.h"
#include "searchd/search/article_stream.h"
#include "searchd/search/deadline.h"
#include "searchd/search/ordering.h"
#include "searchd/search/row_set.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// Keeps its snapshot alive. For one thread at a time.
class ArticleWalk {
 public:
  /// Begins after the first @p offset of @p rows, newest first.
  ArticleWalk(std::shared_ptr<const Snapshot> snapshot, Rows rows,
              std::optional<std::int64_t> as_of, std::uint64_t offset);
  ~ArticleWalk() = default;
  ArticleWalk(const ArticleWalk&) = delete;
  ArticleWalk& operator=(const ArticleWalk&) = delete;
  ArticleWalk(ArticleWalk&&) = delete;
  ArticleWalk& operator=(ArticleWalk&&) = delete;

  [[nodiscard]] const Snapshot& snapshot() const { return *snapshot_; }
  /// True once hand_on() or hand_on_ids() has found nothing more.
  [[nodiscard]] bool at_end() const { return at_end_; }

  /// Hands on articles until @p take wants no more or @p end is over, at least one if there is one.
  /// Corrupt when a record is; throws what Xapian throws.
  [[nodiscard]] Status hand_on(const Handles& handles, const TakeHit& take,
                               Deadline::Clock::time_point end);

  /// The same with the ids alone, which need no record.
  void hand_on_ids(const TakeId& take, Deadline::Clock::time_point end);

 private:
  [[nodiscard]] std::optional<DocRef> next();

  std::shared_ptr<const Snapshot> snapshot_;  // shared with the archive and other requests
  Rows rows_;
  std::optional<std::int64_t> as_of_;
  NewestFirst order_;  // of rows_
  bool at_end_ = false;
};

}  // namespace dateline::searchd
