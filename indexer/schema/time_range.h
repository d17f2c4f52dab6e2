// SPDX-License-Identifier: GPL-3.0-or-later
// A range of time that compares instants as instants and civil periods as civil periods.
#pragma once

#include <cstdint>
#include <limits>

#include "indexer/base/timestamp.h"

namespace dateline::schema {

/// Half-open. The civil ends are the same two points as read off a wall clock in the zone in which
/// the range was asked for, written as if that clock were UTC.
struct TimeRange {
  static constexpr std::int64_t kBegin = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();

  std::int64_t from = kBegin;
  std::int64_t to = kEnd;
  std::int64_t civil_from = kBegin;
  std::int64_t civil_to = kEnd;

  /// True for an instant inside, and for a civil period that lies wholly inside: an article of
  /// "March 2025" is never claimed to be later than the 15th. False for an unknown time.
  [[nodiscard]] bool contains(const Timestamp& time) const {
    if (!time.known()) {
      return false;
    }
    if (!time.is_period()) {
      return time.seconds >= from && time.seconds < to;
    }
    return time.seconds >= civil_from && period_end(time) <= civil_to;
  }

  [[nodiscard]] bool is_open() const { return from == kBegin && to == kEnd; }
};

}  // namespace dateline::schema
