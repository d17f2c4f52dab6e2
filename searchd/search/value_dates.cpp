// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/value_dates.h"

#include <algorithm>

namespace dateline::searchd {
namespace {

void add(const Snapshot& snapshot, DocRef doc, ValueDates& dates) {
  if (!dates.newest || snapshot.is_newer(doc, *dates.newest)) {
    dates.newest = doc;
  }
  const Timestamp& published = snapshot.columns(doc.segment).published[doc.row];
  if (published.known()) {
    dates.first = std::min(dates.first.value_or(published.seconds), published.seconds);
    dates.last = std::max(dates.last.value_or(published.seconds), published.seconds);
  }
}

}  // namespace

std::vector<ValueDates> dates_of_values(const Snapshot& snapshot, std::span<const RowSet> rows,
                                        ColumnId column, std::span<const std::uint32_t> values,
                                        const Deadline& deadline) {
  std::vector<ValueDates> dates(values.size());
  const std::uint32_t largest = values.empty() ? 0 : std::ranges::max(values);
  std::vector<std::size_t> places(std::size_t{largest} + 1, values.size());  // by value
  for (std::size_t i = 0; i < values.size(); ++i) {
    places[values[i]] = i;
  }
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    snapshot.columns(s).list(column).visit([&](const auto& lists) {
      for_each_batch(rows[s], [&](std::span<const std::uint32_t> batch) {
        deadline.check_now();
        for (const std::uint32_t row : batch) {
          for (const std::uint32_t value : lists[row]) {
            if (value <= largest && places[value] < values.size()) {
              add(snapshot, {.segment = s, .row = row}, dates[places[value]]);
            }
          }
        }
      });
    });
  }
  return dates;
}

}  // namespace dateline::searchd
