// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/view_counter.h"

namespace dateline::searchd {
namespace {

/// How many of @p rows, which are few, hold the term.
std::uint64_t count_few(const Xapian::Database& database, const std::string& term,
                        const RowSet& rows, const Deadline& deadline) {
  std::uint64_t count = 0;
  auto at = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  for (const std::uint32_t row : rows) {
    deadline.check();
    at.skip_to(row + 1);
    if (at == end) {
      break;
    }
    count += *at == row + 1 ? 1 : 0;
  }
  return count;
}

}  // namespace

ViewCounter::ViewCounter(const AnswerSource& source, Rows view)
    : source_(source), view_(std::move(view)) {
  for (std::size_t s = 0; s < view_.size(); ++s) {
    hidden_.push_back(source_.matcher(s).all() - view_[s]);
  }
}

std::uint64_t ViewCounter::count(const std::string& term) const {
  std::uint64_t count = 0;
  for (std::size_t s = 0; s < view_.size(); ++s) {
    count += view_[s].isEmpty() ? 0 : count_in(s, term);
  }
  return count;
}

std::uint64_t ViewCounter::count_in(std::size_t segment, const std::string& term) const {
  constexpr std::uint64_t kFew = 1000;
  const Xapian::Database& database = source_.handles.databases[segment];
  const std::uint64_t frequency = database.get_termfreq(term);
  if (frequency == 0 || hidden_[segment].isEmpty()) {
    return frequency;
  }
  if (hidden_[segment].cardinality() <= kFew) {
    return frequency - count_few(database, term, hidden_[segment], source_.deadline);
  }
  return source_.matcher(segment).rows_of_term(term)->and_cardinality(view_[segment]);
}

Rows ViewCounter::rows_of(const std::string& term) const {
  Rows rows = view_;
  for (std::size_t s = 0; s < rows.size(); ++s) {
    rows[s] &= *source_.matcher(s).rows_of_term(term);
  }
  return rows;
}

}  // namespace dateline::searchd
