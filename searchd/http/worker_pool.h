// SPDX-License-Identifier: GPL-3.0-or-later
// The threads that serve connections, one connection a thread. Bounded: when too many wait, the
// task is run at once, on the accepting thread, told to refuse.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include <httplib.h>

namespace dateline::searchd {

/// Whether any connection waits for a thread. Outlives the pools that count in it. Thread-safe.
class WaitingRoom {
 public:
  [[nodiscard]] bool is_empty() const { return waiting_.load() == 0; }
  void set(std::size_t waiting) { waiting_.store(waiting); }

 private:
  std::atomic<std::size_t> waiting_{0};
};

class WorkerPool final : public httplib::TaskQueue {
 public:
  WorkerPool(std::size_t threads, WaitingRoom& room);

  void enqueue(std::function<void()> task) override;
  /// Finishes what is queued, then returns.
  void shutdown() override;

  /// Whether the task running on this thread must refuse its connection.
  [[nodiscard]] static bool must_refuse();

 private:
  void work();

  WaitingRoom& room_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;  // guarded by mutex_
  bool closing_ = false;                     // guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace dateline::searchd
