// SPDX-License-Identifier: GPL-3.0-or-later
// What we add to Xapian's matcher: the set of rows that may come out, and the worth of recency.
#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>
#include <roaring/roaring.hh>

#include "searchd/search/columns.h"
#include "searchd/search/deadline.h"
#include "searchd/search/snapshot.h"

namespace dateline::searchd {

/// Lets only a set of rows of one segment through and keeps the deadline. Weighs nothing.
class RowSource final : public Xapian::PostingSource {
 public:
  /// Both must outlive the source and its clones.
  RowSource(const RowSet& rows, const Deadline& deadline);

  void init(const Xapian::Database& database) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return started_ && !at_.has_value; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_.current_value + 1; }
  [[nodiscard]] PostingSource* clone() const override;

 private:
  const RowSet& rows_;
  const Deadline& deadline_;
  Xapian::doccount size_;
  roaring_uint32_iterator_t at_{};
  bool started_ = false;
};

/// How recency adds to a score: `worth` for the newest, halved with every half-life.
struct RecencyPrior {
  double worth = 0;
  std::int64_t newest = 0;  // the instant that age counts from
  double half_life = 1;     // seconds

  [[nodiscard]] double at(std::int64_t instant) const;
};

/// Adds the recency of every row. Rows stand newest first, so what is still to come never weighs
/// more than the row at hand, and the matcher is told so.
class RecencySource final : public Xapian::PostingSource {
 public:
  /// @p columns must outlive the source and its clones.
  RecencySource(const Columns& columns, const RecencyPrior& prior)
      : columns_(columns), prior_(prior) {}

  void init(const Xapian::Database& database) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return columns_.rows; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return columns_.rows; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return columns_.rows; }
  [[nodiscard]] double get_weight() const override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return docid_ > columns_.rows; }
  [[nodiscard]] Xapian::docid get_docid() const override { return docid_; }
  [[nodiscard]] PostingSource* clone() const override;

 private:
  void lower_maximum();

  const Columns& columns_;
  RecencyPrior prior_;
  Xapian::docid docid_ = 0;
};

}  // namespace dateline::searchd
