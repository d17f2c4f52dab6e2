// SPDX-License-Identifier: GPL-3.0-or-later
// The time limit of one search. Inside searchd/search passing it is an exception, because it must
// cross Xapian's matcher; Archive turns it into a Timeout error.
#pragma once

#include <chrono>
#include <cstdint>
#include <exception>

namespace dateline::searchd {

class DeadlineExceeded final : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "the time limit has passed"; }
};

/// check() looks at the clock at each 256th call, so it may stand in inner loops; check_now() looks
/// at once and stands where one step may be long.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Deadline(std::chrono::milliseconds limit) : end_(Clock::now() + limit) {}

  /// Throws DeadlineExceeded once the time has passed.
  void check() const {
    if ((++checks_ & kMask) == 0) {
      check_now();
    }
  }

  void check_now() const {
    if (Clock::now() > end_) {
      throw DeadlineExceeded();
    }
  }

 private:
  static constexpr std::uint32_t kMask = 0xFF;
  Clock::time_point end_;
  mutable std::uint32_t checks_ = 0;
};

}  // namespace dateline::searchd
