// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/advice_json.h"

#include <utility>

namespace dateline::searchd {

Json suggestion_json(const std::optional<Suggestion>& suggestion) {
  if (!suggestion) {
    return nullptr;
  }
  Json changes = Json::array();
  for (const auto& [word, better] : suggestion->changes) {
    changes.push_back({{"word", word}, {"better", better}});
  }
  return {{"q", suggestion->q},
          {"reason", "unknown_words"},
          {"changes", std::move(changes)},
          {"articles", suggestion->articles}};
}

Json rescue_json(const std::optional<Rescue>& rescue) {
  if (!rescue) {
    return nullptr;
  }
  Json leaves = Json::array();
  for (const auto& [text, articles] : rescue->leaves) {
    leaves.push_back({{"text", text}, {"articles", articles}});
  }
  Json without = Json::array();
  for (const auto& [parameters, articles] : rescue->without) {
    without.push_back({{"parameters", parameters}, {"articles", articles}});
  }
  return {{"terms", std::move(leaves)}, {"without", std::move(without)}};
}

}  // namespace dateline::searchd
