// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/refresher.h"

#include <chrono>
#include <exception>
#include <string>

#include "indexer/base/log.h"

namespace dateline::searchd {

Refresher::Refresher(Archive& archive) : archive_(archive), thread_([this] { work(); }) {}

Refresher::~Refresher() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Refresher::hurry() {
  {
    const std::lock_guard lock(mutex_);
    hurry_ = true;
  }
  changed_.notify_all();
}

void Refresher::work() {
  constexpr std::chrono::seconds kInterval{1};
  warm_up();
  while (true) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, kInterval, [this] { return hurry_ || stopping_; });
      hurry_ = false;
      if (stopping_) {
        return;
      }
    }
    look();
  }
}

/// Loading reads what lies on disk; even what no code of ours foresees must leave the old
/// generation.
Result<bool> Refresher::refreshed() {
  try {
    return archive_.refresh();
  } catch (const std::exception& error) {
    return Error{ErrorCode::Internal, std::string("loading the new generation: ") + error.what()};
  }
}

void Refresher::warm_up() {
  if (const Status warm = archive_.warm_up(); !warm) {
    log_event(LogLevel::Warning, "not_warm", {{"message", warm.error().message}});
  }
}

/// A failure is logged once, not every second.
void Refresher::look() {
  const auto changed = refreshed();
  if (!changed) {
    if (changed.error().message != last_failure_) {
      last_failure_ = changed.error().message;
      log_event(LogLevel::Error, "refresh_failed",
                {{"message", last_failure_}, {"hint", changed.error().hint}});
    }
    return;
  }
  last_failure_.clear();
  if (*changed) {
    const std::string generation = archive_.generation();
    log_event(LogLevel::Info, "generation", {{"name", generation}});
    warm_up();
  }
}

}  // namespace dateline::searchd
