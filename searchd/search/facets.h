// SPDX-License-Identifier: GPL-3.0-or-later
// Exact counts of the values of a field over a set of documents.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "searchd/search/columns.h"
#include "searchd/search/deadline.h"
#include "searchd/search/search_result.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

struct FacetRequest {
  schema::FieldId field = schema::FieldId::Ticker;
  ColumnId column = ColumnId::Ticker;
  std::uint32_t size = 10;
  Versions versions = Versions::Latest;  // which wordings the rows are chosen from
  bool has_as_of = true;  // and whether of a past moment: such rows are counted one by one
  std::vector<std::uint32_t> selected;  // values that are always shown
};

/// Number of articles with each value among @p rows (one set per segment). An article counts once
/// for a value, also when several of its wordings carry it.
[[nodiscard]] Facet count_facet(const Snapshot& snapshot, std::span<const RowSet> rows,
                                const FacetRequest& request, const Deadline& deadline);

/// Number of distinct articles among @p rows, which are of the view of @p versions.
[[nodiscard]] std::uint64_t count_articles(const Snapshot& snapshot, std::span<const RowSet> rows,
                                           Versions versions);

}  // namespace dateline::searchd
