// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/position_reader.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/nearness.h"

namespace dateline::searchd {
namespace {

using schema::Positions;

/// Rows in work, and where each unit of the phrase begins in each of them.
struct Batch {
  std::vector<std::uint32_t> rows;
  std::vector<std::vector<Positions>> starts;  // by unit, then as rows
};

void read_positions(const Xapian::Database& database, std::uint32_t row, const std::string& term,
                    Positions& positions) {
  positions.clear();
  for (auto at = database.positionlist_begin(row + 1, term);
       at != database.positionlist_end(row + 1, term); ++at) {
    positions.push_back(*at);
  }
}

/// Keeps the starts that @p next follows after @p shift words; both ascend.
void keep_followed(Positions& starts, const Positions& next, std::uint32_t shift) {
  auto at = next.begin();
  std::erase_if(starts, [&](std::uint32_t start) {
    at = std::lower_bound(at, next.end(), start + shift);
    return at == next.end() || *at != start + shift;
  });
}

/// Drops the rows whose @p starts are empty, from all units.
void drop_lost(Batch& batch) {
  const std::vector<Positions>& last = batch.starts.back();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < batch.rows.size(); ++i) {
    if (last[i].empty()) {
      continue;
    }
    batch.rows[kept] = batch.rows[i];
    for (std::vector<Positions>& unit : batch.starts) {
      std::swap(unit[kept], unit[i]);
    }
    ++kept;
  }
  batch.rows.resize(kept);
  for (std::vector<Positions>& unit : batch.starts) {
    unit.resize(kept);
  }
}

void add_unit(const Xapian::Database& database, const schema::Unit& unit, Batch& batch,
              const Deadline& deadline) {
  batch.starts.emplace_back(batch.rows.size());
  Positions next;
  for (std::uint32_t word = 0; word < unit.size() && !batch.rows.empty(); ++word) {
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
      deadline.check();
      Positions& starts = batch.starts.back()[i];
      if (word == 0) {
        read_positions(database, batch.rows[i], unit[word], starts);
      } else {
        read_positions(database, batch.rows[i], unit[word], next);
        keep_followed(starts, next, word);
      }
    }
    drop_lost(batch);
  }
}

void take_standing(const Xapian::Database& database, const schema::PlanNode& node, Batch batch,
                   const Deadline& deadline, RowSet& found) {
  for (const schema::Unit& unit : node.units) {
    add_unit(database, unit, batch, deadline);
  }
  std::vector<Positions> starts(node.units.size());
  for (std::size_t i = 0; i < batch.rows.size(); ++i) {
    deadline.check();
    for (std::size_t unit = 0; unit < starts.size(); ++unit) {
      starts[unit] = std::move(batch.starts[unit][i]);
    }
    if (schema::units_stand_near(node, starts)) {
      found.add(batch.rows[i]);
    }
  }
}

}  // namespace

RowSet rows_standing_near(const Xapian::Database& database, const schema::PlanNode& node,
                          const RowSet& candidates, const Deadline& deadline) {
  RowSet found;
  for_each_batch(candidates, [&](std::span<const std::uint32_t> rows) {
    take_standing(database, node, {.rows = {rows.begin(), rows.end()}, .starts = {}}, deadline,
                  found);
  });
  return found;
}

}  // namespace dateline::searchd
