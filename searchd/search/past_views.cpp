// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/past_views.h"

#include <algorithm>
#include <utility>

namespace dateline::searchd {

Rows PastViews::get(const Wordings& wordings, Versions versions, std::int64_t as_of) {
  if (const RowsPtr known = find(versions, as_of)) {
    return *known;
  }
  Rows rows = wordings.view(versions, as_of);
  remember({.versions = versions, .as_of = as_of, .rows = std::make_shared<const Rows>(rows)});
  return rows;
}

PastViews::RowsPtr PastViews::find(Versions versions, std::int64_t as_of) {
  const std::scoped_lock lock(mutex_);
  const auto found = std::ranges::find_if(
      views_, [&](const View& view) { return view.versions == versions && view.as_of == as_of; });
  if (found == views_.end()) {
    return nullptr;
  }
  views_.splice(views_.begin(), views_, found);
  return found->rows;
}

/// Two requests may have worked out the same view at once; the older entry then ages away.
void PastViews::remember(View view) {
  constexpr std::size_t kKept = 8;
  const std::scoped_lock lock(mutex_);
  views_.push_front(std::move(view));
  if (views_.size() > kKept) {
    views_.pop_back();
  }
}

}  // namespace dateline::searchd
