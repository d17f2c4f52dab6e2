// SPDX-License-Identifier: GPL-3.0-or-later
// The furniture an archive has learned (furniture_learner.h), and how it is taken out of an
// article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/schema/article.h"
#include "indexer/schema/generation.h"

namespace dateline::indexer {

/// What a paragraph is known by: the first 8 bytes of its SHA-256, never 0.
[[nodiscard]] std::uint64_t furniture_hash(std::string_view paragraph);

class LearnedFurniture {
 public:
  LearnedFurniture() = default;  // nothing learned
  explicit LearnedFurniture(const std::vector<schema::FurnitureLine>& lines);

  /// Moves paragraphs of the body that are known furniture of the article's source to
  /// Article::furniture, with evidence. An article of nothing else keeps its body. Only before the
  /// article has been compared with others: its content hash changes.
  void take_out(Article& article) const;

 private:
  struct Count {
    std::uint64_t recurs = 0;
    std::uint64_t articles = 0;
  };
  using Lines = std::unordered_map<std::uint64_t, Count>;

  std::unordered_map<std::string, Lines> sources_;
};

}  // namespace dateline::indexer
