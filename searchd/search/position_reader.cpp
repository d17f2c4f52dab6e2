// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/position_reader.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/schema/nearness.h"
#include "searchd/search/forward_matcher.h"

namespace dateline::searchd {
namespace {

using schema::Positions;

/// Reads one row after the other, into the same memory.
class PositionReader {
 public:
  PositionReader(const Xapian::Database& database, const schema::PlanNode& node)
      : database_(database), node_(node), starts_(node.units.size()) {}

  [[nodiscard]] bool stands_near(std::uint32_t row) {
    for (std::size_t unit = 0; unit < node_.units.size(); ++unit) {
      if (!find_starts(row, node_.units[unit], starts_[unit])) {
        return false;
      }
    }
    return schema::units_stand_near(node_, starts_);
  }

 private:
  /// Where the words of a unit begin to stand one after the other; false when nowhere.
  bool find_starts(std::uint32_t row, const schema::Unit& unit, Positions& starts) {
    read(row, unit.front(), starts);
    for (std::uint32_t shift = 1; shift < unit.size() && !starts.empty(); ++shift) {
      read(row, unit[shift], next_);
      keep_followed(starts, shift);
    }
    return !starts.empty();
  }

  void read(std::uint32_t row, const std::string& term, Positions& positions) const {
    positions.clear();
    const auto end = database_.positionlist_end(row + 1, term);
    for (auto at = database_.positionlist_begin(row + 1, term); at != end; ++at) {
      positions.push_back(*at);
    }
  }

  /// Keeps the starts that next_ follows after @p shift words; both ascend.
  void keep_followed(Positions& starts, std::uint32_t shift) const {
    auto at = next_.begin();
    std::erase_if(starts, [&](std::uint32_t start) {
      at = std::lower_bound(at, next_.end(), start + shift);
      return at == next_.end() || *at != start + shift;
    });
  }

  const Xapian::Database& database_;
  const schema::PlanNode& node_;
  std::vector<Positions> starts_;  // by unit
  Positions next_;
};

}  // namespace

RowSet rows_standing_near(const Xapian::Database& database, const schema::ForwardIndex* forward,
                          const schema::PlanNode& node, const RowSet& candidates,
                          const Deadline& deadline) {
  PositionReader reader(database, node);
  std::optional<ForwardMatcher> matcher;
  if (forward != nullptr) {
    matcher = ForwardMatcher::make(*forward, node);
  }
  RowSet found;
  for_each_batch(candidates, [&](std::span<const std::uint32_t> rows) {
    deadline.check_now();
    for (const std::uint32_t row : rows) {
      const std::optional<bool> told = matcher ? matcher->matches(row) : std::nullopt;
      if (told ? *told : reader.stands_near(row)) {
        found.add(row);
      }
    }
  });
  return found;
}

}  // namespace dateline::searchd
