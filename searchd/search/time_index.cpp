// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/time_index.h"

#include <algorithm>
#include <utility>

#include "searchd/search/time_zone.h"

namespace dateline::searchd {
namespace {

/// Start of the civil period of that precision that holds @p civil. A period ends by @p civil just
/// when it begins before this.
std::int64_t period_start(std::int64_t civil, Precision precision) {
  switch (precision) {
    case Precision::Year:
      return interval_start(civil, Interval::Year);
    case Precision::Month:
      return interval_start(civil, Interval::Month);
    default:
      return interval_start(civil, Interval::Day);
  }
}

}  // namespace

TimeIndex::TimeIndex(std::vector<std::int64_t> instants, const std::vector<Timestamp>& published)
    : instants_(std::move(instants)) {
  for (std::uint32_t row = 0; row < published.size(); ++row) {
    const Precision precision = published[row].precision;
    const bool exact = published[row].known() && !published[row].is_period();
    by_precision_[static_cast<std::size_t>(exact ? Precision::Second : precision)].add(row);
  }
  for (RowSet& rows : by_precision_) {
    rows.runOptimize();
  }
  periods_ = of(Precision::Year) | of(Precision::Month) | of(Precision::Day);
}

std::uint32_t TimeIndex::first_before(std::int64_t instant) const {
  const auto found = std::ranges::partition_point(
      instants_, [instant](std::int64_t row) { return row >= instant; });
  return static_cast<std::uint32_t>(found - instants_.begin());
}

RowSet TimeIndex::rows_in(const schema::TimeRange& range) const {
  const auto stretch = [this](std::int64_t from, std::int64_t to) {
    RowSet rows;
    const std::uint32_t begin = to == schema::TimeRange::kEnd ? 0 : first_before(to);
    const std::uint32_t end = first_before(from);
    if (begin < end) {
      rows.addRange(begin, end);
    }
    return rows;
  };
  RowSet found = stretch(range.from, range.to) & exact();
  for (const Precision precision : {Precision::Year, Precision::Month, Precision::Day}) {
    if (of(precision).isEmpty()) {
      continue;
    }
    const bool open = range.civil_to == schema::TimeRange::kEnd;
    const std::int64_t to = open ? range.civil_to : period_start(range.civil_to, precision);
    found |= stretch(range.civil_from, to) & of(precision);
  }
  return found;
}

}  // namespace dateline::searchd
