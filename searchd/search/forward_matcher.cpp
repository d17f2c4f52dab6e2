// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/forward_matcher.h"

#include <algorithm>
#include <cstdint>

namespace dateline::searchd {
namespace {

using schema::ForwardRow;

/// Where @p unit next stands in @p row, from @p at on; npos when nowhere. Sixteen units at a time,
/// which the compiler makes one comparison of.
std::size_t find_unit(ForwardRow row, char16_t unit, std::size_t at) {
  constexpr std::size_t kBlock = 16;
  for (; at + kBlock <= row.size(); at += kBlock) {
    std::uint16_t found = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
      found |= static_cast<std::uint16_t>(row[at + i] == unit ? 1 : 0);
    }
    if (found != 0) {
      break;
    }
  }
  return row.find(unit, at);
}

/// True when the units of @p pattern stand in @p row one after the other. Looks for the one at
/// @p anchor first.
bool contains(ForwardRow row, ForwardRow pattern, std::size_t anchor) {
  for (std::size_t at = find_unit(row, pattern[anchor], anchor); at != ForwardRow::npos;
       at = find_unit(row, pattern[anchor], at + 1)) {
    if (row.substr(at - anchor).starts_with(pattern)) {
      return true;
    }
  }
  return false;
}

/// Words met later have higher numbers, so the highest unit is likely the one that rows have least.
std::size_t rarest_unit(ForwardRow pattern) {
  return static_cast<std::size_t>(std::ranges::max_element(pattern) - pattern.begin());
}

}  // namespace

std::optional<ForwardMatcher> ForwardMatcher::make(const schema::ForwardIndex& index,
                                                   const schema::PlanNode& node) {
  ForwardMatcher matcher(index, node);
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
  matcher.anchor_ = rarest_unit(matcher.patterns_.front());
  return matcher;
}

std::optional<bool> ForwardMatcher::matches(std::uint64_t row) {
  const ForwardRow words = index_->row(row);
  if (words.empty()) {
    return std::nullopt;
  }
  return patterns_.size() == 1 ? contains(words, patterns_.front(), anchor_) : stand_near(words);
}

bool ForwardMatcher::stand_near(ForwardRow words) {
  for (schema::Positions& starts : starts_) {
    starts.clear();
  }
  std::uint32_t position = 0;
  for (std::size_t at = 0; at < words.size();) {
    for (std::size_t unit = 0; unit < patterns_.size(); ++unit) {
      if (words.substr(at).starts_with(patterns_[unit])) {
        starts_[unit].push_back(position);
      }
    }
    const schema::ForwardStep step = schema::step_at(words, at);
    at += step.units;
    position += step.positions;
  }
  return std::ranges::none_of(starts_, &schema::Positions::empty) &&
         schema::units_stand_near(*node_, starts_);
}

}  // namespace dateline::searchd
