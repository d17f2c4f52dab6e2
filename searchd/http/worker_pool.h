// SPDX-License-Identifier: GPL-3.0-or-later
// The threads that serve connections, one connection a thread. Bounded: when too many wait, the
// task is run at once, on the accepting thread, told to refuse.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "indexer/base/result.h"

namespace dateline::searchd {

/// Thread-safe.
class WorkerPool {
 public:
  /// Io when the system does not give so many threads.
  [[nodiscard]] static Result<std::unique_ptr<WorkerPool>> start(std::size_t threads);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  WorkerPool(WorkerPool&&) = delete;
  WorkerPool& operator=(WorkerPool&&) = delete;

  void enqueue(std::function<void()> task);

  /// Finishes what is queued, then returns. For one thread; a second call does nothing.
  void shutdown();

  /// Whether any task waits for a thread.
  [[nodiscard]] bool has_waiting() const { return waiting_.load() > 0; }

  /// Whether the task running on this thread must refuse its connection.
  [[nodiscard]] static bool must_refuse();

 private:
  WorkerPool() = default;
  void work();

  std::atomic<std::size_t> waiting_{0};  // the size of tasks_
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;  // guarded by mutex_
  bool closing_ = false;                     // guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace dateline::searchd
