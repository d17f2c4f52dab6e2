// SPDX-License-Identifier: GPL-3.0-or-later
// The views of past moments that were asked for last. To work one out every article is looked at,
// and who types into a search box asks for the same moment at each letter.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>

#include "searchd/search/row_set.h"
#include "searchd/search/search_request.h"
#include "searchd/search/wordings.h"

namespace dateline::searchd {

/// Remembers a few views of one Wordings. Thread-safe.
class PastViews {
 public:
  /// What @p wordings, always the same, shows of @p versions at @p as_of.
  [[nodiscard]] Rows get(const Wordings& wordings, Versions versions, std::int64_t as_of);

 private:
  using RowsPtr = std::shared_ptr<const Rows>;  // shared with requests that copy it

  struct View {
    Versions versions = Versions::Latest;
    std::int64_t as_of = 0;
    RowsPtr rows;
  };

  [[nodiscard]] RowsPtr find(Versions versions, std::int64_t as_of);
  void remember(View view);

  std::mutex mutex_;       // guards views_
  std::list<View> views_;  // most recent first
};

}  // namespace dateline::searchd
