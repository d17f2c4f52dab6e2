// SPDX-License-Identifier: GPL-3.0-or-later
// Begins streams of articles and lets each go on in its turn among the searches.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "indexer/base/result.h"
#include "searchd/search/article_stream.h"
#include "searchd/search/article_walk.h"
#include "searchd/search/cursor.h"
#include "searchd/search/gate.h"
#include "searchd/search/places.h"
#include "searchd/search/search_request.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// Thread-safe. Must outlive the streams it begins; the gate must outlive it.
class ArticleStreams {
 public:
  struct Limits {
    std::size_t streams = 1;            // at a time
    std::chrono::milliseconds stretch;  // of finding the articles, and of each stretch of them
  };

  ArticleStreams(Gate& gate, const Limits& limits)
      : gate_(gate), limits_(limits), places_(limits.streams) {}

  /// A stream over the selection of @p request, as Archive::stream() tells; @p cursor is the
  /// request's, decoded and checked.
  [[nodiscard]] Result<ArticleStream> begin(const std::shared_ptr<const Snapshot>& snapshot,
                                            const std::optional<Cursor>& cursor,
                                            const SearchRequest& request, std::uint64_t skip);

 private:
  /// A stream on its way.
  struct Flow {
    Flow(std::shared_ptr<const Snapshot> snapshot, Rows rows, std::optional<std::int64_t> as_of,
         std::uint64_t offset, Places::Place taken)
        : walk(std::move(snapshot), std::move(rows), as_of, offset), place(std::move(taken)) {}

    ArticleWalk walk;
    Places::Place place;  // among the streams; null at the end
  };

  void connect(ArticleStream& stream, const std::shared_ptr<Flow>& flow);
  template <typename HandOn>
  Status go_on(Flow& flow, const HandOn& hand_on);

  Gate& gate_;
  const Limits limits_;
  Places places_;
};

}  // namespace dateline::searchd
