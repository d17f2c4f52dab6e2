// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/counted_rows.h"

#include <cstdint>

#include "searchd/search/article_times.h"

namespace dateline::searchd {
namespace {

/// The numbers of the articles that rows belong to.
RowSet articles_of(const Snapshot& snapshot, const Rows& rows, const Deadline& deadline) {
  RowSet numbers;
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    for (const std::uint32_t row : rows[s]) {
      deadline.check();
      numbers.add(snapshot.article_number({.segment = s, .row = row}));
    }
  }
  return numbers;
}

}  // namespace

CountedRows counted_rows(const Snapshot& snapshot, const SelectedArticles& articles,
                         const Deadline& deadline) {
  CountedRows counted{.selected = articles.matches(), .background = articles.view()};
  if (!articles.has_wordings()) {
    return counted;
  }
  counted.selected = last_wordings(snapshot, articles.matches());
  counted.background = counted.selected;
  const RowSet selected = articles_of(snapshot, counted.selected, deadline);
  const Rows last = last_wordings(snapshot, articles.view());
  for (std::uint32_t s = 0; s < last.size(); ++s) {
    for (const std::uint32_t row : last[s]) {
      deadline.check();
      if (!selected.contains(snapshot.article_number({.segment = s, .row = row}))) {
        counted.background[s].add(row);
      }
    }
  }
  return counted;
}

}  // namespace dateline::searchd
