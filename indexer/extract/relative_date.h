// SPDX-License-Identifier: GPL-3.0-or-later
// Times told by their distance from the moment somebody looks: "3 hours ago", "gestern".
#pragma once

#include <optional>
#include <string_view>

#include "indexer/base/timestamp.h"

namespace dateline::extract {

/// The time that @p text as a whole names when it is read at @p seen: `5 minutes ago` to the
/// minute, `vor 3 Stunden`, `il y a 2 jours`, `3日前` and `yesterday` to the day (of UTC), `2
/// months ago` to the month, `a year ago` to the year. Nothing for weeks, which name no day, and
/// without an instant in @p seen.
[[nodiscard]] std::optional<Timestamp> read_relative_date(std::string_view text,
                                                          const Timestamp& seen);

/// True for a text that as a whole tells a time so, also in weeks, whenever it is read.
[[nodiscard]] bool is_relative_date(std::string_view text);

}  // namespace dateline::extract
