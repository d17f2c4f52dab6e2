// SPDX-License-Identifier: GPL-3.0-or-later
// When an input was fetched, as far as its path tells.
#pragma once

#include <string_view>

#include "indexer/schema/article.h"

namespace dateline::indexer {

/// The instant that a file or one of its folders is called after, the innermost one:
/// `polls/20260818T115525Z/feeds/a.xml`, `2026-08-18T11:55:25Z.xml`. Only names that are an instant
/// with its zone as a whole, an extension of a file apart; unknown for any other path.
[[nodiscard]] PrintedTime seen_time_of(std::string_view path);

}  // namespace dateline::indexer
