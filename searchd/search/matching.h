// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a segment match: a query plan evaluated as sets, exactly.
//
// Each leaf becomes a set of rows from its posting list, which the segment's cache keeps; the tree
// combines the sets. Adjacency and nearness read positions of the rows that hold all the words.
#pragma once

#include <memory>
#include <string>

#include <xapian.h>

#include "indexer/schema/query_plan.h"
#include "searchd/search/deadline.h"
#include "searchd/search/postings.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// A set of rows, shared with the cache that keeps it.
using SharedRows = std::shared_ptr<const RowSet>;

/// Evaluates plans over one segment. Lives for one search, on one thread. Everything may throw
/// DeadlineExceeded and what Xapian throws.
class Matcher {
 public:
  Matcher(const Xapian::Database& database, const Segment& segment, const Deadline& deadline)
      : database_(database), segment_(segment), deadline_(deadline) {}

  [[nodiscard]] RowSet matches(const schema::PlanNode& node) const;

  /// The posting list of a term, shared with the cache that keeps it.
  [[nodiscard]] std::shared_ptr<const Postings> postings(const std::string& term) const;

  /// Rows that hold one term.
  [[nodiscard]] SharedRows rows_of_term(const std::string& term) const;

  /// Rows that carry a value in a column.
  [[nodiscard]] SharedRows rows_with_value(ColumnId column, std::uint32_t value) const;

  /// Every row.
  [[nodiscard]] RowSet all() const;

  /// Rows whose time @p field lies in @p range.
  [[nodiscard]] RowSet rows_in_range(schema::FieldId field, const schema::TimeRange& range) const;

 private:
  [[nodiscard]] RowSet intersection(const std::vector<schema::PlanNode>& nodes) const;
  [[nodiscard]] RowSet any_of(const std::vector<std::string>& terms) const;
  [[nodiscard]] SharedRows near(const schema::PlanNode& node) const;
  [[nodiscard]] Postings read_postings(const std::string& term) const;
  [[nodiscard]] RowSet rows_by_words(std::uint32_t low, std::uint32_t high) const;

  const Xapian::Database& database_;
  const Segment& segment_;
  const Deadline& deadline_;
};

}  // namespace dateline::searchd
