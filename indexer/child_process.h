// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a check of outside data in a child process, so that a crash, a hang or a flood of memory
// there is an Error here.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>

#include "indexer/base/result.h"

namespace dateline::indexer {

struct ChildLimits {
  std::uint32_t seconds = 900;                            // by the clock and of processor time
  std::uint64_t address_space = std::uint64_t{8} << 30U;  // bytes; not under sanitizers
};

/// The limits for checking that many bytes: a second more for each MB, at most a year.
[[nodiscard]] constexpr ChildLimits limits_for(std::uint64_t bytes) {
  constexpr std::uint64_t kBytesASecond = 1'000'000;
  constexpr std::uint64_t kYear = std::uint64_t{365} * 24 * 60 * 60;
  ChildLimits limits;
  limits.seconds += static_cast<std::uint32_t>(std::min(bytes / kBytesASecond, kYear));
  return limits;
}

/// What @p work answers, from a forked child, in which files opened before are closed. Timeout when
/// it takes too long, Corrupt when the child dies of a signal, Rejected when this process is
/// interrupted meanwhile. The child dies with its parent. Only for processes with one thread.
[[nodiscard]] Status run_in_child(const ChildLimits& limits, const std::function<Status()>& work);

}  // namespace dateline::indexer
