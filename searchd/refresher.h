// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for a new generation every second and whenever it is asked to, on a thread of its own, and
// reads there what requests would else have to do without: the words of what is served.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "searchd/search/archive.h"

namespace dateline::searchd {

/// The archive must outlive it. Thread-safe.
class Refresher {
 public:
  explicit Refresher(Archive& archive);
  /// Breaks off what is being read.
  ~Refresher();
  Refresher(const Refresher&) = delete;
  Refresher& operator=(const Refresher&) = delete;
  Refresher(Refresher&&) = delete;
  Refresher& operator=(Refresher&&) = delete;

  /// Looks at once rather than at the next second. Words that are being read are read afterwards.
  void hurry();

 private:
  using Clock = std::chrono::steady_clock;

  void work();
  [[nodiscard]] bool wait();
  void look();
  void read_words();
  [[nodiscard]] std::stop_token begin_reading();

  Archive& archive_;
  // Of the thread alone:
  std::string last_failure_;
  bool has_words_ = false;  // all of the generation served
  Clock::time_point read_again_;
  std::mutex mutex_;  // guards the four after it
  std::condition_variable changed_;
  bool hurry_ = false;
  bool stopping_ = false;
  std::stop_source reading_;
  std::thread thread_;
};

}  // namespace dateline::searchd
