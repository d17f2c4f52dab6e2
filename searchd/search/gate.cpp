// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/gate.h"

namespace dateline::searchd {

Status Gate::enter() {
  std::unique_lock lock(mutex_);
  if (arrived_ - left_ >= limits_.running + limits_.waiting) {
    return Error{ErrorCode::Busy, "too many searches at the same time", "ask again in a second"};
  }
  const std::uint64_t number = arrived_++;
  moved_.wait(lock, [&] { return number < left_ + limits_.running; });
  return ok();
}

void Gate::leave() {
  {
    const std::scoped_lock lock(mutex_);
    ++left_;
  }
  moved_.notify_all();
}

}  // namespace dateline::searchd
