// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in request parameters: absolute, relative, and what a person may have meant by another way
// of writing one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "searchd/search/search_request.h"

namespace dateline::searchd {

/// What is wrong with a date, for the end of a sentence: "did you mean 2025-03-31?". May be empty.
struct DateTrouble {
  std::string hint;
};

/// Reads one end of a range: `2025`, `2025-03`, `2025-03-31`, RFC 3339 with a zone, or `-7d` with
/// h, d, w, m (month) or y.
[[nodiscard]] std::variant<DateBound, DateTrouble> read_date_bound(std::string_view text);

/// Reads an instant: RFC 3339 with a zone, or a date, which stands for the last second of its
/// period in UTC.
[[nodiscard]] std::variant<std::int64_t, DateTrouble> read_instant(std::string_view text);

/// Reads a length of time such as `30d`, in seconds: h, d, w, m (30 days) or y (365 days).
[[nodiscard]] std::optional<std::int64_t> read_duration(std::string_view text);

}  // namespace dateline::searchd
