// SPDX-License-Identifier: GPL-3.0-or-later
// The field names that the tests of the query language use.
#pragma once

#include <array>
#include <string_view>

#include "indexer/query/parser.h"

namespace dateline::query {

inline constexpr std::array<std::string_view, 1> kTextNames = {"title"};
inline constexpr std::array<std::string_view, 8> kValueNames = {
    "ticker", "topic", "source", "author", "place", "agency", "lang", "url"};
inline constexpr std::array<std::string_view, 2> kRangeNames = {"date", "words"};

inline constexpr Grammar kTestGrammar{
    .text_fields = kTextNames, .value_fields = kValueNames, .range_fields = kRangeNames};

}  // namespace dateline::query
