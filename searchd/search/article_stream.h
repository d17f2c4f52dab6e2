// SPDX-License-Identifier: GPL-3.0-or-later
// All articles of a selection, one after the other, without end and in constant memory.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "searchd/search/search_result.h"

namespace dateline::searchd {

/// Is handed one article; false when it wants no more for now.
using TakeHit = std::function<bool(const Hit&)>;
/// The same with the id of an article.
using TakeId = std::function<bool(std::string_view)>;

/// One walk through the rows of a selection, newest first, on the generation it began with. Copies
/// share the walk. For one thread at a time; the archive must outlive it. Holds a place among the
/// streams until none is left to hand on, or the last copy of its functions goes.
struct ArticleStream {
  std::string generation;
  std::uint64_t articles = 0;  // distinct ones of the whole selection
  std::uint64_t rows = 0;      // of the whole selection, wordings counted each
  bool lower_bound = false;    // a wildcard was cut
  std::string cursor;          // pins another stream to the same rows

  /// Hands on the articles that follow, their bodies with them, until @p take wants no more, the
  /// time limit of one search is over (at least one article was handed on then), or none is left.
  std::function<Status(const TakeHit& take)> next;

  /// Hands on the ids of the articles that follow, likewise, without reading their records.
  std::function<Status(const TakeId& take)> next_ids;
};

}  // namespace dateline::searchd
