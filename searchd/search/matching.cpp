// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/matching.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "indexer/schema/nearness.h"

namespace dateline::searchd {

using schema::PlanKind;
using schema::PlanNode;

RowSet Matcher::all() const {
  RowSet rows;
  rows.addRange(0, columns_.rows);
  return rows;
}

RowSet Matcher::rows_of_term(const std::string& term) const {
  constexpr std::size_t kBatch = 4096;
  std::array<std::uint32_t, kBatch> batch{};
  std::size_t size = 0;
  RowSet rows;
  deadline_.check_now();
  for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
    batch[size++] = *at - 1;
    if (size == batch.size()) {
      rows.addMany(size, batch.data());
      size = 0;
      deadline_.check_now();
    }
  }
  rows.addMany(size, batch.data());
  return rows;
}

RowSet Matcher::matches(const PlanNode& node) const {
  deadline_.check_now();
  switch (node.kind) {
    case PlanKind::All:
      return all();
    case PlanKind::Nothing:
      return {};
    case PlanKind::Term:
    case PlanKind::AnyTerm: {
      RowSet rows;
      for (const std::string& term : node.terms) {
        rows |= rows_of_term(term);
      }
      return rows;
    }
    case PlanKind::Near:
      return near(node);
    case PlanKind::Instant:
      return rows_in_range(schema::FieldId::Published, node.range);
    case PlanKind::Number:
      return rows_by_words(node.low, node.high);
    case PlanKind::And: {
      RowSet rows = matches(node.children.front());
      for (auto child = node.children.begin() + 1; child != node.children.end(); ++child) {
        rows &= matches(*child);
      }
      return rows;
    }
    case PlanKind::Or: {
      RowSet rows;
      for (const PlanNode& child : node.children) {
        rows |= matches(child);
      }
      return rows;
    }
    case PlanKind::Not:
      return all() - matches(node.children.front());
  }
  return {};
}

RowSet Matcher::rows_in_range(schema::FieldId field, const schema::TimeRange& range) const {
  const std::vector<Timestamp>& times = columns_.times(field);
  RowSet rows;
  for (std::uint32_t row = 0; row < columns_.rows; ++row) {
    deadline_.check();
    if (range.contains(times[row])) {
      rows.add(row);
    }
  }
  return rows;
}

RowSet Matcher::rows_by_words(std::uint32_t low, std::uint32_t high) const {
  RowSet rows;
  for (std::uint32_t row = 0; row < columns_.rows; ++row) {
    deadline_.check();
    if (columns_.words[row] >= low && columns_.words[row] <= high) {
      rows.add(row);
    }
  }
  return rows;
}

RowSet Matcher::near(const PlanNode& node) const {
  RowSet candidates = all();
  for (const schema::Unit& unit : node.units) {
    for (const std::string& term : unit) {
      candidates &= rows_of_term(term);
    }
  }
  RowSet rows;
  for (const std::uint32_t row : candidates) {
    deadline_.check_now();
    const auto positions = [this, row](const std::string& term) {
      return std::vector<std::uint32_t>(database_.positionlist_begin(row + 1, term),
                                        database_.positionlist_end(row + 1, term));
    };
    if (schema::stands_near(node, positions)) {
      rows.add(row);
    }
  }
  return rows;
}

}  // namespace dateline::searchd
