// SPDX-License-Identifier: GPL-3.0-or-later
// Lets a few searches run at a time and a few wait. More at once would only slow each other: an
// answer refused at once is better than all answers late.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>

#include "indexer/base/result.h"

namespace dateline::searchd {

/// First come, first served. Thread-safe.
class Gate {
 public:
  struct Limits {
    std::size_t running = 1;
    std::size_t waiting = 0;
  };

  /// What becomes of who comes when as many wait already as may.
  enum class WhenFull : std::uint8_t { Refuse, Wait };

  explicit Gate(const Limits& limits) : limits_(limits) {}

  /// Waits for its turn, then runs @p action and returns what it returns, which is a Result. Busy
  /// at once when as many wait already as may, unless it waits all the same.
  template <typename Action>
  auto pass(const Action& action, WhenFull when_full = WhenFull::Refuse) -> decltype(action()) {
    if (Status entered = enter(when_full); !entered) {
      return std::move(entered).error();
    }
    const Leaving leaving(*this);
    return action();
  }

  /// How many wait for their turn.
  [[nodiscard]] std::size_t waiting() const;

 private:
  /// Makes room at the end of the scope, also when an exception passes.
  class Leaving {
   public:
    explicit Leaving(Gate& gate) : gate_(gate) {}
    Leaving(const Leaving&) = delete;
    Leaving& operator=(const Leaving&) = delete;
    Leaving(Leaving&&) = delete;
    Leaving& operator=(Leaving&&) = delete;
    ~Leaving() { gate_.leave(); }

   private:
    Gate& gate_;
  };

  /// One who waits; only the one whose turn it is wakes up.
  struct Waiter {
    std::condition_variable turn;
    bool called = false;
  };

  [[nodiscard]] Status enter(WhenFull when_full);
  void leave();

  const Limits limits_;
  mutable std::mutex mutex_;  // guards what follows
  std::size_t running_ = 0;
  std::deque<Waiter*> queue_;
};

}  // namespace dateline::searchd
