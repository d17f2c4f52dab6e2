// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/parameter_values.h"

#include <algorithm>
#include <string>

#include "indexer/base/near_name.h"

namespace dateline::searchd {

Verdict check_query(std::string_view value) {
  if (value.size() > kMaxQueryBytes) {
    return Refusal{ProblemCode::QueryTooLong, "it has " + std::to_string(value.size()) + " bytes"};
  }
  return std::nullopt;
}

Verdict add_known_member(std::string_view value, std::span<const std::string_view> known,
                         std::vector<std::string_view>& members) {
  const auto member = std::ranges::find(known, value);
  if (member == known.end() && value != "id") {
    const std::string_view near = nearest_name(value, known);
    return near.empty() ? Refusal{} : Refusal{.hint = "did you mean " + std::string(near) + "?"};
  }
  members.push_back(member == known.end() ? std::string_view("id") : *member);
  return std::nullopt;
}

}  // namespace dateline::searchd
