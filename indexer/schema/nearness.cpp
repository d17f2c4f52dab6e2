// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/nearness.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace dateline::schema {
namespace {

/// Where the terms of a unit begin to stand one after the other.
Positions starts_of(const Unit& unit, const PositionsOf& positions) {
  Positions starts = positions(unit.front());
  for (std::uint32_t i = 1; i < unit.size() && !starts.empty(); ++i) {
    const Positions next = positions(unit[i]);
    std::erase_if(starts, [&next, i](std::uint32_t start) {
      return !std::ranges::binary_search(next, start + i);
    });
  }
  return starts;
}

/// Chains each unit to some start of the one before.
bool stands_in_order(const std::vector<Positions>& units, std::uint32_t distance) {
  Positions reachable = units.front();
  for (std::size_t u = 1; u < units.size() && !reachable.empty(); ++u) {
    Positions next;
    for (const std::uint32_t start : units[u]) {
      const auto before = std::ranges::lower_bound(reachable, start);
      if (before != reachable.begin() && start - *std::prev(before) <= distance) {
        next.push_back(start);
      }
    }
    reachable = std::move(next);
  }
  return !reachable.empty();
}

/// Gives every unit a start of its own within a window: bipartite matching by augmenting paths
/// (Kuhn), so that repeated words stay cheap.
class Assignment {
 public:
  Assignment(const std::vector<Positions>& units, std::uint32_t low, std::uint32_t distance)
      : units_(units), low_(low), owners_(distance + 1, kNobody) {}

  [[nodiscard]] bool exists() {
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      std::vector<bool> tried(owners_.size());
      if (!place(unit, tried)) {
        return false;
      }
    }
    return true;
  }

 private:
  static constexpr std::size_t kNobody = std::numeric_limits<std::size_t>::max();

  bool place(std::size_t unit, std::vector<bool>& tried) {
    const Positions& starts = units_[unit];
    for (auto at = std::ranges::lower_bound(starts, low_);
         at != starts.end() && *at - low_ < owners_.size(); ++at) {
      const std::size_t offset = *at - low_;
      if (tried[offset]) {
        continue;
      }
      tried[offset] = true;
      if (owners_[offset] == kNobody || place(owners_[offset], tried)) {
        owners_[offset] = unit;
        return true;
      }
    }
    return false;
  }

  const std::vector<Positions>& units_;
  std::uint32_t low_;
  std::vector<std::size_t> owners_;  // by position within the window
};

/// Slides a window over all starts; the window begins at one of them.
bool stands_together(const std::vector<Positions>& units, std::uint32_t distance) {
  Positions begins;
  for (const Positions& starts : units) {
    begins.insert(begins.end(), starts.begin(), starts.end());
  }
  std::ranges::sort(begins);
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  return std::ranges::any_of(begins, [&](std::uint32_t low) {
    const bool each_has_one = std::ranges::all_of(units, [&](const Positions& starts) {
      const auto at = std::ranges::lower_bound(starts, low);
      return at != starts.end() && *at <= low + distance;
    });
    return each_has_one && Assignment(units, low, distance).exists();
  });
}

}  // namespace

bool stands_near(const PlanNode& node, const PositionsOf& positions) {
  std::vector<Positions> units;
  for (const Unit& unit : node.units) {
    units.push_back(starts_of(unit, positions));
    if (units.back().empty()) {
      return false;
    }
  }
  return units_stand_near(node, units);
}

bool units_stand_near(const PlanNode& node, const std::vector<Positions>& starts) {
  if (starts.size() == 1) {
    return true;
  }
  return node.ordered ? stands_in_order(starts, node.distance)
                      : stands_together(starts, node.distance);
}

}  // namespace dateline::schema
