// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer depends on besides the generation, as one text: the ground of its entity tag.
#pragma once

#include <string>
#include <string_view>

#include "searchd/http/parameters.h"

namespace dateline::searchd {

/// Equal for calls to one address that must have equal answers: their parameters in any order, and
/// the minute where a date in them is relative to now.
[[nodiscard]] std::string cache_key(std::string_view path, const SearchCall& call);

/// The same where no date can be relative.
[[nodiscard]] std::string cache_key(std::string_view path, const Parameters& parameters);

}  // namespace dateline::searchd
