// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/forward_matcher.h"

#include <algorithm>
#include <cstdint>

namespace dateline::searchd {
namespace {

using schema::ForwardRow;

/// True when @p row holds the units of @p pattern one after the other. One pass over memory for the
/// first unit, which is all that most rows need.
bool contains(ForwardRow row, ForwardRow pattern) {
  return row.find(pattern) != ForwardRow::npos;
}

}  // namespace

std::optional<ForwardMatcher> ForwardMatcher::make(const schema::ForwardIndex& index,
                                                   const schema::PlanNode& node) {
  ForwardMatcher matcher(node);
  for (const schema::Unit& unit : node.units) {
    std::u16string& pattern = matcher.patterns_.emplace_back();
    for (const std::string& term : unit) {
      const auto units = index.units_of(term);
      if (!units) {
        return std::nullopt;
      }
      pattern += *units;
    }
  }
  return matcher;
}

bool ForwardMatcher::matches(ForwardRow row) {
  if (patterns_.size() == 1) {
    return contains(row, patterns_.front());
  }
  for (schema::Positions& starts : starts_) {
    starts.clear();
  }
  std::uint32_t position = 0;
  for (std::size_t at = 0; at < row.size();) {
    for (std::size_t unit = 0; unit < patterns_.size(); ++unit) {
      if (row.substr(at).starts_with(patterns_[unit])) {
        starts_[unit].push_back(position);
      }
    }
    const schema::ForwardStep step = schema::step_at(row, at);
    at += step.units;
    position += step.positions;
  }
  return std::ranges::none_of(starts_, &schema::Positions::empty) &&
         schema::units_stand_near(*node_, starts_);
}

}  // namespace dateline::searchd
