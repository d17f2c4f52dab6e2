// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learned_furniture.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/schema/digest.h"

namespace dateline::indexer {

std::uint64_t furniture_hash(std::string_view paragraph) {
  const schema::Sha256 whole = schema::sha256(paragraph);
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < sizeof(hash); ++i) {
    hash = (hash << 8U) | whole[i];
  }
  return std::max<std::uint64_t>(hash, 1);
}

LearnedFurniture::LearnedFurniture(const std::vector<schema::FurnitureLine>& lines) {
  for (const schema::FurnitureLine& line : lines) {
    sources_[line.source].insert({line.hash, {.recurs = line.recurs, .articles = line.articles}});
  }
}

void LearnedFurniture::take_out(Article& article) const {
  const auto known = sources_.find(article.source);
  if (known == sources_.end()) {
    return;
  }
  const Lines& lines = known->second;
  const auto is_furniture = [&](const std::string& paragraph) {
    return lines.contains(furniture_hash(paragraph));
  };
  if (std::all_of(article.body.begin(), article.body.end(), is_furniture)) {
    return;
  }
  const auto taken =
      std::stable_partition(article.body.begin(), article.body.end(),
                            [&](const std::string& line) { return !is_furniture(line); });
  for (auto line = taken; line != article.body.end(); ++line) {
    const Count& count = lines.at(furniture_hash(*line));
    article.evidence.push_back({.field = "furniture",
                                .rule = "recurring-line",
                                .text = "recurs in " + std::to_string(count.recurs) + " of " +
                                        std::to_string(count.articles) + " articles"});
    article.furniture.push_back(std::move(*line));
  }
  article.body.erase(taken, article.body.end());
}

}  // namespace dateline::indexer
