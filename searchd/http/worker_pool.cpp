// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/worker_pool.h"

#include <utility>

namespace dateline::searchd {
namespace {

constexpr std::size_t kMaxWaiting = 512;

thread_local bool refusing = false;

}  // namespace

WorkerPool::WorkerPool(std::size_t threads, WaitingRoom& room) : room_(room) {
  threads_.reserve(threads);
  while (threads_.size() < threads) {
    threads_.emplace_back([this] { work(); });
  }
}

void WorkerPool::enqueue(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    if (tasks_.size() < kMaxWaiting) {
      tasks_.push_back(std::move(task));
      room_.set(tasks_.size());
      changed_.notify_one();
      return;
    }
  }
  refusing = true;
  task();
  refusing = false;
}

void WorkerPool::shutdown() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) {
    thread.join();
  }
  threads_.clear();
}

bool WorkerPool::must_refuse() {
  return refusing;
}

void WorkerPool::work() {
  while (true) {
    std::function<void()> task;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return closing_ || !tasks_.empty(); });
      if (tasks_.empty()) {
        return;
      }
      task = std::move(tasks_.front());
      tasks_.pop_front();
      room_.set(tasks_.size());
    }
    task();
  }
}

}  // namespace dateline::searchd
