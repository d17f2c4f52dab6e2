// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes of related articles in scraped text: a title, often twice, a date, the start of the text.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "indexer/extract/dates.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// A line of a page that is not empty.
struct PageLine {
  std::string text;
  bool after_gap = false;  // an empty line stands above it
};

/// True when an entry of such a box starts at line @p at: a title that stands there twice, or one
/// with a date below.
[[nodiscard]] bool starts_related_item(std::span<const PageLine> lines, std::size_t at,
                                       const DateRules& dates);

/// The entries from line @p from on, without their symbols. Dates in the future are left out.
[[nodiscard]] std::vector<RelatedItem> read_related_items(std::span<const PageLine> lines,
                                                          std::size_t from, const DateRules& dates);

}  // namespace dateline::extract
