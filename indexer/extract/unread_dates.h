// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that a person takes for a date and that are read as none: why.
#pragma once

#include <string_view>

#include "indexer/extract/dates.h"

namespace dateline::extract {

/// Why @p text, in which no date was read, names none although a person sees one: `03/04/2025`
/// where nothing says which part is the day, `2 weeks ago`. Empty where it speaks of no date.
/// @p shown is the order of day and month that the surroundings show.
[[nodiscard]] std::string_view why_unread(std::string_view text, const DateRules& dates,
                                          DateOrder shown = DateOrder::Unknown);

}  // namespace dateline::extract
