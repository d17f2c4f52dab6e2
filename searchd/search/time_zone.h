// SPDX-License-Identifier: GPL-3.0-or-later
// Wall clocks of IANA zones (ICU): what day it was where, and where days begin.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "indexer/schema/date_bound.h"
#include "searchd/search/search_request.h"

namespace dateline::searchd {

/// Immutable after open; used by one search at a time.
class TimeZone {
 public:
  /// Nothing when there is no zone of that name.
  [[nodiscard]] static std::optional<TimeZone> open(const std::string& name);

  /// Seconds of the wall clock, written as if it were UTC, and back. A wall time that a clock
  /// change skips reads as the instant of the change's other side; one that it repeats, as the
  /// first.
  [[nodiscard]] std::int64_t to_civil(std::int64_t instant) const;
  [[nodiscard]] std::int64_t to_instant(std::int64_t civil) const;

  [[nodiscard]] schema::Clock clock(std::int64_t now) const;

 private:
  class Zone;  // ICU's, kept out of this header
  explicit TimeZone(std::shared_ptr<const Zone> zone);
  std::shared_ptr<const Zone> zone_;  // shared with the clocks made from it
};

/// Start of the interval that holds wall-clock time @p civil, and of the one after @p start. Weeks
/// begin on Monday. @p interval is Hour to Year.
[[nodiscard]] std::int64_t interval_start(std::int64_t civil, Interval interval);
[[nodiscard]] std::int64_t interval_after(std::int64_t start, Interval interval);

}  // namespace dateline::searchd
