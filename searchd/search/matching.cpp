// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/matching.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "indexer/schema/postings_layout.h"
#include "searchd/search/bm25.h"
#include "searchd/search/position_reader.h"

namespace dateline::searchd {
namespace {

static_assert(schema::kMaxCount == kMaxOccurrences, "what a segment holds is what ranking counts");

using schema::PlanKind;
using schema::PlanNode;

/// Unlike any term, and different for all that a node of kind Near can ask.
std::string name_of_near(const PlanNode& node) {
  std::string name("\0near", 5);
  name += std::to_string(node.distance) + (node.ordered ? "<" : "~");
  for (const schema::Unit& unit : node.units) {
    for (const std::string& term : unit) {
      name += std::to_string(term.size()) + ":" + term;
    }
    name += ';';
  }
  return name;
}

std::string name_of_value(ColumnId column, std::uint32_t value) {
  return std::string("\0value", 6) + std::to_string(static_cast<unsigned>(column)) + "=" +
         std::to_string(value);
}

/// The rows alone, which keep the whole alive.
SharedRows rows_of(std::shared_ptr<const Postings> postings) {
  const RowSet* const rows = &postings->rows();
  return {std::move(postings), rows};
}

}  // namespace

RowSet Matcher::all() const {
  RowSet rows;
  rows.addRange(0, segment_.columns.rows);
  return rows;
}

/// From Xapian.
Postings Matcher::read_postings(const std::string& term) const {
  constexpr std::size_t kBatch = 4096;
  std::vector<std::uint32_t> batch;
  std::vector<std::uint8_t> counts;
  RowSet rows;
  deadline_.check_now();
  const Xapian::doccount frequency = database_.get_termfreq(term);
  batch.reserve(std::min<std::size_t>(frequency, kBatch));
  counts.reserve(frequency);
  bool counted = false;
  const auto end = database_.postlist_end(term);
  for (auto at = database_.postlist_begin(term); at != end; ++at) {
    batch.push_back(*at - 1);
    counts.push_back(static_cast<std::uint8_t>(std::min(at.get_wdf(), kMaxOccurrences)));
    counted = counted || counts.back() != 0;
    if (batch.size() == kBatch) {
      rows.addMany(batch.size(), batch.data());
      batch.clear();
      deadline_.check_now();
    }
  }
  rows.addMany(batch.size(), batch.data());
  return counted ? Postings(std::move(rows), std::move(counts)) : Postings(std::move(rows));
}

std::shared_ptr<const Postings> Matcher::postings(const std::string& term) const {
  if (auto known = segment_.postings->find(term)) {
    return known;
  }
  if (auto held = segment_.lists ? segment_.lists->find(term) : std::nullopt) {
    return segment_.postings->keep(term, Postings(std::move(held->rows), held->counts));
  }
  return segment_.postings->keep(term, read_postings(term));
}

SharedRows Matcher::rows_of_term(const std::string& term) const {
  return rows_of(postings(term));
}

SharedRows Matcher::rows_with_value(ColumnId column, std::uint32_t value) const {
  const std::string name = name_of_value(column, value);
  if (auto known = segment_.postings->find(name)) {
    return rows_of(std::move(known));
  }
  RowSet rows;
  segment_.columns.list(column).visit([&](const auto& lists) {
    for (std::uint32_t row = 0; row < lists.rows(); ++row) {
      deadline_.check();
      if (std::ranges::binary_search(lists[row], value)) {
        rows.add(row);
      }
    }
  });
  return rows_of(segment_.postings->keep(name, Postings(std::move(rows))));
}

RowSet Matcher::matches(const PlanNode& node) const {
  deadline_.check_now();
  switch (node.kind) {
    case PlanKind::All:
      return all();
    case PlanKind::Nothing:
      return {};
    case PlanKind::Term:
    case PlanKind::AnyTerm:
      return any_of(node.terms);
    case PlanKind::Near:
      return *near(node);
    case PlanKind::Instant:
      return rows_in_range(schema::FieldId::Published, node.range);
    case PlanKind::Number:
      return rows_by_words(node.low, node.high);
    case PlanKind::And:
      return intersection(node.children);
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

RowSet Matcher::intersection(const std::vector<PlanNode>& nodes) const {
  RowSet rows = matches(nodes.front());
  for (std::size_t i = 1; i < nodes.size() && !rows.isEmpty(); ++i) {
    if (nodes[i].kind == PlanKind::Term) {
      rows &= *rows_of_term(nodes[i].terms.front());
    } else {
      rows &= matches(nodes[i]);
    }
  }
  return rows;
}

RowSet Matcher::any_of(const std::vector<std::string>& terms) const {
  std::vector<SharedRows> held;
  std::vector<const RowSet*> sets;
  sets.reserve(terms.size());
  for (const std::string& term : terms) {
    sets.push_back(held.emplace_back(rows_of_term(term)).get());
  }
  return sets.size() == 1 ? *sets.front() : RowSet::fastunion(sets.size(), sets.data());
}

RowSet Matcher::rows_in_range(schema::FieldId field, const schema::TimeRange& range) const {
  if (field == schema::FieldId::Published) {
    return segment_.times.rows_in(range);
  }
  const std::vector<Timestamp>& times = segment_.columns.times(field);
  RowSet rows;
  for (std::uint32_t row = 0; row < times.size(); ++row) {
    deadline_.check();
    if (range.contains(times[row])) {
      rows.add(row);
    }
  }
  return rows;
}

RowSet Matcher::rows_by_words(std::uint32_t low, std::uint32_t high) const {
  const std::vector<std::uint32_t>& words = segment_.columns.words;
  RowSet rows;
  for (std::uint32_t row = 0; row < words.size(); ++row) {
    deadline_.check();
    if (words[row] >= low && words[row] <= high) {
      rows.add(row);
    }
  }
  return rows;
}

SharedRows Matcher::near(const PlanNode& node) const {
  const std::string name = name_of_near(node);
  if (auto known = segment_.postings->find(name)) {
    return rows_of(std::move(known));
  }
  RowSet candidates = all();
  for (const schema::Unit& unit : node.units) {
    for (const std::string& term : unit) {
      candidates &= *rows_of_term(term);
    }
  }
  const schema::ForwardIndex* forward = segment_.forward ? &*segment_.forward : nullptr;
  RowSet rows = rows_standing_near(database_, forward, node, candidates, deadline_);
  return rows_of(segment_.postings->keep(name, Postings(std::move(rows))));
}

}  // namespace dateline::searchd
