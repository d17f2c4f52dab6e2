// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/postings.h"

namespace dateline::searchd {

void Postings::compress() {
  rows_.runOptimize();
  rows_.shrinkToFit();
  own_counts_.shrink_to_fit();
  if (!own_counts_.empty()) {
    counts_ = own_counts_;
  }
}

std::size_t Postings::bytes() const {
  return rows_.getSizeInBytes(false) + own_counts_.capacity();
}

Postings Postings::only_in(const RowSet& rows) const {
  RowSet both = rows_ & rows;
  if (counts_.empty()) {
    return Postings(std::move(both));
  }
  std::vector<std::uint8_t> counts;
  counts.reserve(both.cardinality());
  for (const std::uint32_t row : both) {
    counts.push_back(counts_[rows_.rank(row) - 1]);
  }
  return {std::move(both), std::move(counts)};
}

PostingReader::PostingReader(const Postings& postings)
    : counts_(postings.counts()), batch_(kBatchRows) {
  roaring_init_iterator(&postings.rows().roaring, &rows_);
}

bool PostingReader::refill() {
  first_ += size_;
  at_ = 0;
  size_ = roaring_read_uint32_iterator(&rows_, batch_.data(), kBatchRows);
  return size_ > 0;
}

}  // namespace dateline::searchd
