// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an archive that begin as somebody types, and texts ranked by their articles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// Texts with their numbers of articles.
using RankedTexts = std::vector<std::pair<std::string, std::uint64_t>>;

/// Keeps the @p count largest, largest first, ties in the order of bytes.
void keep_largest(RankedTexts& texts, std::size_t count);

struct FrequentWords {
  RankedTexts words;        // by documents, those that nobody sees among them
  bool incomplete = false;  // the words of a segment are not read yet
};

/// The @p count most frequent words of @p snapshot that begin with @p prefix, which is folded. Of
/// no segment more than @p count are looked at.
[[nodiscard]] FrequentWords frequent_words(const Snapshot& snapshot, std::string_view prefix,
                                           std::size_t count);

}  // namespace dateline::searchd
