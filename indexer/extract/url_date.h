// SPDX-License-Identifier: GPL-3.0-or-later
// The day that an address names.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/extract/dates.h"

namespace dateline::extract {

/// The date in the path of an address: `/2025/03/31/`, `/2025/mar/31/`, `-20250331-`. Years from
/// 1995.
[[nodiscard]] std::optional<FoundTime> date_in_url(std::string_view url, const DateRules& dates);

}  // namespace dateline::extract
