// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/posting_sources.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dateline::searchd {

RowSource::RowSource(const RowSet& rows, const Deadline& deadline)
    : rows_(rows), deadline_(deadline), size_(static_cast<Xapian::doccount>(rows.cardinality())) {}

void RowSource::init(const Xapian::Database& /*database*/) {
  started_ = false;
  set_maxweight(0);
}

void RowSource::next(double /*min_weight*/) {
  deadline_.check();
  if (started_) {
    roaring_advance_uint32_iterator(&at_);
  } else {
    roaring_init_iterator(&rows_.roaring, &at_);
    started_ = true;
  }
}

void RowSource::skip_to(Xapian::docid docid, double min_weight) {
  if (!started_) {
    next(min_weight);
  }
  deadline_.check();
  if (at_.has_value && at_.current_value + 1 < docid) {
    roaring_move_uint32_iterator_equalorlarger(&at_, docid - 1);
  }
}

Xapian::PostingSource* RowSource::clone() const {
  return new RowSource(rows_, deadline_);  // NOLINT: Xapian takes the pointer
}

double RecencyPrior::at(std::int64_t instant) const {
  if (instant == std::numeric_limits<std::int64_t>::min()) {
    return 0;
  }
  const double age = static_cast<double>(std::max<std::int64_t>(newest - instant, 0));
  return worth * std::exp2(-age / half_life);
}

void RecencySource::init(const Xapian::Database& /*database*/) {
  docid_ = 0;
  set_maxweight(prior_.worth);
}

double RecencySource::get_weight() const {
  return prior_.at(columns_.order_instant(docid_ - 1));
}

void RecencySource::next(double /*min_weight*/) {
  ++docid_;
  lower_maximum();
}

void RecencySource::skip_to(Xapian::docid docid, double /*min_weight*/) {
  docid_ = std::max(docid_, docid);
  lower_maximum();
}

void RecencySource::lower_maximum() {
  constexpr Xapian::docid kStep = 1024;  // telling the matcher costs something
  if (docid_ % kStep == 0 && !at_end()) {
    set_maxweight(get_weight());
  }
}

Xapian::PostingSource* RecencySource::clone() const {
  return new RecencySource(columns_, prior_);  // NOLINT: Xapian takes the pointer
}

}  // namespace dateline::searchd
