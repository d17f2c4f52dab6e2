// SPDX-License-Identifier: GPL-3.0-or-later
// Finds pages whose attributes would keep the HTML parser busy for minutes, before it sees them.
#pragma once

#include <string_view>

namespace dateline::extract {

/// True when one tag of the page holds more than 5,000 attributes, or all of them together hold so
/// many that the parser, which compares each attribute with those before it, would need seconds.
/// Errs on the side of counting: what stands in scripts and comments is counted too. The time
/// needed is bounded, whatever the page.
[[nodiscard]] bool has_crowded_tags(std::string_view page);

}  // namespace dateline::extract
