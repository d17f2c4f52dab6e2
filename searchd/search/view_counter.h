// SPDX-License-Identifier: GPL-3.0-or-later
// In how many rows of a view a term stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "searchd/search/answer_source.h"
#include "searchd/search/row_set.h"

namespace dateline::searchd {

/// Counts in the view that it is given, which says what wordings and which moment. Lives for one
/// request, on one thread; the source must outlive it. May throw DeadlineExceeded and what Xapian
/// throws.
class ViewCounter {
 public:
  ViewCounter(const AnswerSource& source, Rows view);

  /// Exact. Where all or nearly all of a segment is seen, its posting list is not read.
  [[nodiscard]] std::uint64_t count(const std::string& term) const;

  /// Rows of the view that hold the term.
  [[nodiscard]] Rows rows_of(const std::string& term) const;

  [[nodiscard]] const Rows& view() const { return view_; }

 private:
  [[nodiscard]] std::uint64_t count_in(std::size_t segment, const std::string& term) const;
  const AnswerSource& source_;
  Rows view_;
  Rows hidden_;  // rows outside the view
};

}  // namespace dateline::searchd
