// SPDX-License-Identifier: GPL-3.0-or-later
// One end of a date range as a person or program writes it: `2025`, `2025-03`, `2025-03-31`, an
// RFC 3339 instant, or relative: `-7d`, `-12h`, `-2w`, `-3m` (months), `-1y`.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "indexer/base/timestamp.h"
#include "indexer/schema/time_range.h"

namespace dateline::schema {

struct DateBound {
  enum class Kind : std::uint8_t { Date, Relative };
  Kind kind = Kind::Date;
  Timestamp date;           // Date: a civil period of the asker's zone, or an instant
  std::int64_t amount = 0;  // Relative: how many units before now
  char unit = 'd';          // Relative: h, d, w, m (month) or y
  friend bool operator==(const DateBound&, const DateBound&) = default;
};

/// Nothing when @p text is none of the forms above; a relative one may lack its minus. A date-time
/// without a zone is refused: whose clock would it be?
[[nodiscard]] std::optional<DateBound> parse_date_bound(std::string_view text);

/// The asker's clock: now, and how a zone's wall clock (as if it were UTC) maps to instants.
struct Clock {
  std::int64_t now = 0;
  std::function<std::int64_t(std::int64_t civil)> to_instant;
  std::function<std::int64_t(std::int64_t instant)> to_civil;
};

/// A clock whose zone is UTC.
[[nodiscard]] Clock utc_clock(std::int64_t now);

/// The range from the start of @p from to the end of @p to; a date names its whole period.
[[nodiscard]] TimeRange resolve_range(const std::optional<DateBound>& from,
                                      const std::optional<DateBound>& to, const Clock& clock);

/// The range of a `date:` expression in q; empty text leaves that end open. Nothing when a text is
/// no date or both are empty.
[[nodiscard]] std::optional<TimeRange> resolve_date_texts(std::string_view low,
                                                          std::string_view high,
                                                          const Clock& clock);

}  // namespace dateline::schema
