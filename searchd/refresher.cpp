// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/refresher.h"

#include <exception>
#include <string>
#include <string_view>

#include "indexer/base/log.h"

namespace dateline::searchd {
namespace {

/// Runs @p action, which reads what lies on disk: even what no code of ours foresees must leave
/// what is served served.
template <typename Action>
Result<bool> attempt(std::string_view doing, const Action& action) {
  try {
    return action();
  } catch (const std::exception& error) {
    return Error{ErrorCode::Internal, std::string(doing) + ": " + error.what()};
  }
}

}  // namespace

Refresher::Refresher(Archive& archive) : archive_(archive), thread_([this] { work(); }) {}

Refresher::~Refresher() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    reading_.request_stop();
  }
  changed_.notify_all();
  thread_.join();
}

void Refresher::hurry() {
  {
    const std::lock_guard lock(mutex_);
    hurry_ = true;
    reading_.request_stop();
  }
  changed_.notify_all();
}

void Refresher::work() {
  read_words();
  while (wait()) {
    look();
    if (!has_words_ && Clock::now() >= read_again_) {
      read_words();
    }
  }
}

/// Until the next look; false when there is none.
bool Refresher::wait() {
  constexpr std::chrono::seconds kInterval{1};
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, kInterval, [this] { return hurry_ || stopping_; });
  hurry_ = false;
  return !stopping_;
}

/// A failure is logged once, not every second.
void Refresher::look() {
  const auto changed = attempt("loading the new generation", [this] { return archive_.refresh(); });
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
    has_words_ = false;
    read_again_ = {};
  }
}

/// What is broken off is taken up after the next look, what failed a while later.
void Refresher::read_words() {
  constexpr std::chrono::seconds kPause{30};
  const std::stop_token stop = begin_reading();
  const auto read =
      attempt("reading the words", [this, &stop] { return archive_.read_words(stop); });
  has_words_ = read && *read;
  if (!read) {
    read_again_ = Clock::now() + kPause;
    log_event(LogLevel::Warning, "not_warm", {{"message", read.error().message}});
  }
}

std::stop_token Refresher::begin_reading() {
  const std::lock_guard lock(mutex_);
  reading_ = std::stop_source();
  if (hurry_ || stopping_) {
    reading_.request_stop();
  }
  return reading_.get_token();
}

}  // namespace dateline::searchd
