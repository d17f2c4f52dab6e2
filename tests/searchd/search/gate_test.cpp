// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/gate.h"

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

/// Until so many wait in the queue of the gate.
void wait_for_the_queue(const Gate& gate, std::size_t waiting) {
  while (gate.waiting() < waiting) {
    std::this_thread::yield();
  }
}

TEST(Gate, ReturnsWhatTheActionReturns) {
  Gate gate({.running = 1, .waiting = 0});

  EXPECT_EQ(*gate.pass([]() -> Result<int> { return 7; }), 7);
  EXPECT_EQ(*gate.pass([]() -> Result<int> { return 8; }), 8);
}

TEST(Gate, RefusesAtOnceWhenNobodyMoreMayWait) {
  Gate gate({.running = 1, .waiting = 0});

  const auto outer = gate.pass([&gate]() -> Result<ErrorCode> {
    const auto inner = gate.pass([]() -> Result<int> { return 1; });
    return inner.error().code;
  });

  EXPECT_EQ(*outer, ErrorCode::Busy);
}

TEST(Gate, LetsWaitWhoMustNotBeRefused) {
  Gate gate({.running = 1, .waiting = 0});
  std::latch inside(1);
  std::latch leave(1);
  std::jthread first([&] {
    EXPECT_TRUE(gate.pass([&]() -> Result<int> {
      inside.count_down();
      leave.wait();
      return 1;
    }));
  });
  inside.wait();
  std::atomic<bool> passed = false;
  std::jthread late([&] {
    passed = gate.pass([]() -> Result<int> { return 1; }, Gate::WhenFull::Wait).has_value();
  });
  wait_for_the_queue(gate, 1);

  EXPECT_FALSE(passed);
  leave.count_down();
  late.join();
  EXPECT_TRUE(passed);
}

TEST(Gate, MakesRoomWhenAnActionThrows) {
  Gate gate({.running = 1, .waiting = 0});

  EXPECT_THROW((void)gate.pass([]() -> Result<int> { throw std::runtime_error("x"); }),
               std::runtime_error);
  EXPECT_TRUE(gate.pass([]() -> Result<int> { return 1; }));
}

TEST(Gate, RunsNoMoreThanItsLimitAtATime) {
  constexpr int kThreads = 12;
  Gate gate({.running = 3, .waiting = kThreads});
  std::atomic<int> running = 0;
  std::atomic<int> most = 0;
  std::latch start(kThreads);
  std::vector<std::jthread> threads;
  threads.reserve(kThreads);
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      start.arrive_and_wait();
      for (int turn = 0; turn < 200; ++turn) {
        const auto passed = gate.pass([&]() -> Result<int> {
          const int now = ++running;
          for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
          }
          --running;
          return now;
        });
        EXPECT_TRUE(passed);
      }
    });
  }
  threads.clear();

  EXPECT_LE(most, 3);
}

}  // namespace
}  // namespace dateline::searchd
