// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a segment match: a query plan evaluated as sets, exactly.
//
// Each leaf becomes a set of rows from its posting list; the tree combines the sets. Adjacency and
// nearness read positions of the rows that hold all the words.
#pragma once

#include <string>

#include <xapian.h>

#include "indexer/schema/query_plan.h"
#include "searchd/search/columns.h"
#include "searchd/search/deadline.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// Evaluates plans over one segment. Lives for one search, on one thread.
class Matcher {
 public:
  Matcher(const Xapian::Database& database, const Columns& columns, const Deadline& deadline)
      : database_(database), columns_(columns), deadline_(deadline) {}

  /// Throws DeadlineExceeded, and what Xapian throws.
  [[nodiscard]] RowSet matches(const schema::PlanNode& node) const;

  /// Rows that hold one term.
  [[nodiscard]] RowSet rows_of_term(const std::string& term) const;

  /// Every row.
  [[nodiscard]] RowSet all() const;

  /// Rows whose time @p field lies in @p range.
  [[nodiscard]] RowSet rows_in_range(schema::FieldId field, const schema::TimeRange& range) const;

 private:
  [[nodiscard]] RowSet near(const schema::PlanNode& node) const;
  [[nodiscard]] RowSet rows_by_words(std::uint32_t low, std::uint32_t high) const;

  const Xapian::Database& database_;
  const Columns& columns_;
  const Deadline& deadline_;
};

}  // namespace dateline::searchd
