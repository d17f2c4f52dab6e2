// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/facets.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace dateline::searchd {
namespace {

struct Counts {
  std::vector<std::uint64_t> by_value;
  std::uint64_t missing = 0;
};

/// One wording an article: every row counts.
Counts count_rows(const Snapshot& snapshot, std::span<const RowSet> rows,
                  const FacetRequest& request, const Deadline& deadline) {
  Counts counts;
  counts.by_value.resize(snapshot.dictionary(request.field).size());
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    const ListColumn& list = snapshot.columns(s).list(request.column);
    for (const std::uint32_t row : rows[s]) {
      deadline.check();
      const auto values = list[row];
      counts.missing += values.empty() ? 1 : 0;
      for (const std::uint32_t value : values) {
        ++counts.by_value[value];
      }
    }
  }
  return counts;
}

/// Several wordings an article: pairs of article and value count once; an article misses the field
/// when none of its wordings has a value.
Counts count_distinct(const Snapshot& snapshot, std::span<const RowSet> rows,
                      const FacetRequest& request, const Deadline& deadline) {
  Counts counts;
  const std::size_t values = snapshot.dictionary(request.field).size();
  counts.by_value.resize(values);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  RowSet seen;
  RowSet with_value;
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    const ListColumn& list = snapshot.columns(s).list(request.column);
    for (const std::uint32_t row : rows[s]) {
      deadline.check();
      const std::uint32_t article = snapshot.article_number({.segment = s, .row = row});
      seen.add(article);
      for (const std::uint32_t value : list[row]) {
        with_value.add(article);
        pairs.emplace_back(value, article);
      }
    }
  }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const auto& [value, article] : pairs) {
    ++counts.by_value[value];
  }
  counts.missing = seen.cardinality() - with_value.cardinality();
  return counts;
}

bool is_selected(const FacetRequest& request, std::uint32_t value) {
  return std::ranges::find(request.selected, value) != request.selected.end();
}

/// The values to show: the selected ones, then the largest, ties by label.
std::vector<std::uint32_t> shown_values(const Dictionary& dictionary, const Counts& counts,
                                        const FacetRequest& request) {
  std::vector<std::uint32_t> values;
  for (std::uint32_t value = 0; value < counts.by_value.size(); ++value) {
    if (counts.by_value[value] > 0 || is_selected(request, value)) {
      values.push_back(value);
    }
  }
  const auto is_larger = [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(counts.by_value[b], dictionary.label(a)) <
           std::tie(counts.by_value[a], dictionary.label(b));
  };
  std::ranges::sort(values, is_larger);
  std::vector<std::uint32_t> shown;
  std::size_t unselected = 0;
  for (const std::uint32_t value : values) {
    const bool selected = is_selected(request, value);
    if (selected || unselected < request.size) {
      shown.push_back(value);
    }
    unselected += selected ? 0 : 1;
  }
  return shown;
}

}  // namespace

Facet count_facet(const Snapshot& snapshot, std::span<const RowSet> rows,
                  const FacetRequest& request, const Deadline& deadline) {
  const Counts counts = request.distinct_articles
                            ? count_distinct(snapshot, rows, request, deadline)
                            : count_rows(snapshot, rows, request, deadline);
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
                             bool distinct_articles) {
  if (!distinct_articles) {
    std::uint64_t count = 0;
    for (const RowSet& of_segment : rows) {
      count += of_segment.cardinality();
    }
    return count;
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
