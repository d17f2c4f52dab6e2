// SPDX-License-Identifier: GPL-3.0-or-later
// A limit on things that stay for long: so many at a time, further ones are refused at once.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>

#include "indexer/base/result.h"

namespace dateline::searchd {

/// Thread-safe. Must outlive the places it gives.
class Places {
 public:
  /// Free again when its last copy goes.
  using Place = std::shared_ptr<const Places>;

  explicit Places(std::size_t count) : free_(count) {}

  /// Busy when none is free.
  [[nodiscard]] Result<Place> take() {
    const std::scoped_lock lock(mutex_);
    if (free_ == 0) {
      return Error{ErrorCode::Busy, "too many exports at the same time", "ask again in a while"};
    }
    --free_;
    return Place(this, [](Places* places) { places->give_back(); });
  }

 private:
  void give_back() {
    const std::scoped_lock lock(mutex_);
    ++free_;
  }

  std::mutex mutex_;  // guards free_
  std::size_t free_;
};

}  // namespace dateline::searchd
