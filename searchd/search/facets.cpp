// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/facets.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "searchd/search/column_counts.h"

namespace dateline::searchd {
namespace {

/// One wording an article: every row counts.
ColumnCounts count_all(const Snapshot& snapshot, std::span<const RowSet> rows,
                       const FacetRequest& request, const Deadline& deadline) {
  ColumnCounts counts = no_counts(snapshot.dictionary(request.field).size());
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    count_rows<1>(snapshot.columns(s).list(request.column), rows[s], counts, deadline);
  }
  return counts;
}

/// The same for more than half of a view whose counts are known: takes away what is not in it.
ColumnCounts count_most(const Snapshot& snapshot, std::span<const RowSet> rows,
                        std::span<const RowSet> view, const FacetRequest& request,
                        const Deadline& deadline) {
  ColumnCounts counts = snapshot.counts(request.versions, request.column, deadline);
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    count_rows<-1>(snapshot.columns(s).list(request.column), view[s] - rows[s], counts, deadline);
  }
  return counts;
}

/// Several wordings an article: pairs of article and value count once; an article misses the field
/// when none of its wordings has a value.
ColumnCounts count_distinct(const Snapshot& snapshot, std::span<const RowSet> rows,
                            const FacetRequest& request, const Deadline& deadline) {
  ColumnCounts counts = no_counts(snapshot.dictionary(request.field).size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  RowSet seen;
  RowSet with_value;
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    snapshot.columns(s).list(request.column).visit([&](const auto& lists) {
      for (const std::uint32_t row : rows[s]) {
        deadline.check();
        const std::uint32_t article = snapshot.article_number({.segment = s, .row = row});
        seen.add(article);
        for (const std::uint32_t value : lists[row]) {
          with_value.add(article);
          pairs.emplace_back(value, article);
        }
      }
    });
  }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const auto& [value, article] : pairs) {
    ++counts.by_value[value];
  }
  counts.missing = seen.cardinality() - with_value.cardinality();
  return counts;
}

ColumnCounts count(const Snapshot& snapshot, std::span<const RowSet> rows,
                   const FacetRequest& request, const Deadline& deadline) {
  if (request.versions == Versions::All) {
    return count_distinct(snapshot, rows, request, deadline);
  }
  if (!request.has_as_of) {
    const Rows view = snapshot.view(request.versions, std::nullopt);
    if (row_count(rows) > row_count(view) / 2) {
      return count_most(snapshot, rows, view, request, deadline);
    }
  }
  return count_all(snapshot, rows, request, deadline);
}

bool is_selected(const FacetRequest& request, std::uint32_t value) {
  return std::ranges::find(request.selected, value) != request.selected.end();
}

/// The values to show: the selected ones and as many of the others as are asked for, the largest
/// first, ties by label.
std::vector<std::uint32_t> shown_values(const Dictionary& dictionary, const ColumnCounts& counts,
                                        const FacetRequest& request) {
  const auto is_larger = [&](std::uint32_t a, std::uint32_t b) {
    return counts.by_value[a] != counts.by_value[b] ? counts.by_value[a] > counts.by_value[b]
                                                    : dictionary.label(a) < dictionary.label(b);
  };
  std::vector<std::uint32_t> values;
  for (std::uint32_t value = 0; value < dictionary.size(); ++value) {
    if (counts.by_value[value] > 0 && !is_selected(request, value)) {
      values.push_back(value);
    }
  }
  const auto shown = std::min<std::size_t>(values.size(), request.size);
  std::ranges::partial_sort(values, values.begin() + static_cast<std::ptrdiff_t>(shown), is_larger);
  values.resize(shown);
  values.insert(values.end(), request.selected.begin(), request.selected.end());
  std::ranges::sort(values, is_larger);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

}  // namespace

Facet count_facet(const Snapshot& snapshot, std::span<const RowSet> rows,
                  const FacetRequest& request, const Deadline& deadline) {
  const ColumnCounts counts = count(snapshot, rows, request, deadline);
  const Dictionary& dictionary = snapshot.dictionary(request.field);
  Facet facet{.field = request.field, .missing = counts.missing};
  for (const std::uint64_t count : counts.by_value) {
    facet.distinct += count > 0 ? 1 : 0;
    facet.other += count;
  }
  for (const std::uint32_t value : shown_values(dictionary, counts, request)) {
    const std::uint64_t count = counts.by_value[value];
    facet.other -= count;
    facet.values.push_back({.value = dictionary.label(value),
                            .label = dictionary.label(value),
                            .count = count,
                            .selected = is_selected(request, value)});
  }
  return facet;
}

std::uint64_t count_articles(const Snapshot& snapshot, std::span<const RowSet> rows,
                             Versions versions) {
  if (versions != Versions::All) {
    return row_count(rows);
  }
  RowSet articles;
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    for (const std::uint32_t row : rows[s]) {
      articles.add(snapshot.article_number({.segment = s, .row = row}));
    }
  }
  return articles.cardinality();
}

}  // namespace dateline::searchd
