// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/gate.h"

namespace dateline::searchd {

std::size_t Gate::waiting() const {
  const std::scoped_lock lock(mutex_);
  return queue_.size();
}

Status Gate::enter(WhenFull when_full) {
  std::unique_lock lock(mutex_);
  if (running_ < limits_.running) {
    ++running_;
    return ok();
  }
  if (when_full == WhenFull::Refuse && queue_.size() >= limits_.waiting) {
    return Error{ErrorCode::Busy, "too many searches at the same time", "ask again in a second"};
  }
  Waiter waiter;
  queue_.push_back(&waiter);
  waiter.turn.wait(lock, [&] { return waiter.called; });
  return ok();
}

/// Hands the place on to the first who waits, so that nobody comes in between.
void Gate::leave() {
  const std::scoped_lock lock(mutex_);
  if (queue_.empty()) {
    --running_;
    return;
  }
  Waiter* next = queue_.front();
  queue_.pop_front();
  next->called = true;
  next->turn.notify_one();  // under the lock: the waiter is gone soon after it wakes
}

}  // namespace dateline::searchd
