// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for a new generation every second and whenever it is asked to, on a thread of its own.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "searchd/search/archive.h"

namespace dateline::searchd {

/// The archive must outlive it. Thread-safe.
class Refresher {
 public:
  explicit Refresher(Archive& archive);
  ~Refresher();
  Refresher(const Refresher&) = delete;
  Refresher& operator=(const Refresher&) = delete;
  Refresher(Refresher&&) = delete;
  Refresher& operator=(Refresher&&) = delete;

  /// Looks at once rather than at the next second.
  void hurry();

 private:
  void work();
  void warm_up();
  void look();
  [[nodiscard]] Result<bool> refreshed();

  Archive& archive_;
  std::string last_failure_;  // of the thread alone
  std::mutex mutex_;
  std::condition_variable changed_;
  bool hurry_ = false;     // guarded by mutex_
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace dateline::searchd
