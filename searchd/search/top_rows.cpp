// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/top_rows.h"

#include <algorithm>
#include <utility>

namespace dateline::searchd {
namespace {

bool is_better(const TopRows::Scored& a, const TopRows::Scored& b) {
  return a.score != b.score ? a.score > b.score : a.row < b.row;
}

}  // namespace

void TopRows::cut() {
  const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(count_) - 1;
  std::ranges::nth_element(kept_, last, is_better);
  threshold_ = last->score;
  kept_.resize(count_);
}

std::vector<TopRows::Scored> TopRows::take() {
  std::ranges::sort(kept_, is_better);
  kept_.resize(std::min(kept_.size(), count_));
  return std::move(kept_);
}

}  // namespace dateline::searchd
