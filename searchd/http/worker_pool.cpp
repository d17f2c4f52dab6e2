// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/worker_pool.h"

#include <exception>
#include <string>
#include <utility>

namespace dateline::searchd {
namespace {

constexpr std::size_t kMaxWaiting = 512;

thread_local bool refusing = false;

}  // namespace

Result<std::unique_ptr<WorkerPool>> WorkerPool::start(std::size_t threads) {
  std::unique_ptr<WorkerPool> pool(new WorkerPool);
  try {
    pool->threads_.reserve(threads);
    while (pool->threads_.size() < threads) {
      pool->threads_.emplace_back([self = pool.get()] { self->work(); });
    }
  } catch (const std::exception& error) {
    return Error{ErrorCode::Io,
                 "cannot start " + std::to_string(threads) + " threads: " + error.what(),
                 "choose fewer with --threads"};
  }
  return pool;
}

WorkerPool::~WorkerPool() {
  shutdown();
}

void WorkerPool::enqueue(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    if (tasks_.size() < kMaxWaiting) {
      tasks_.push_back(std::move(task));
      waiting_ = tasks_.size();
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
      waiting_ = tasks_.size();
    }
    task();
  }
}

}  // namespace dateline::searchd
