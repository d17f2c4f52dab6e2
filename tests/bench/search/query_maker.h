// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the queries of the comparison from the words of the corpus itself.
//
// Eight classes of up to kQueriesOfClass queries, each class in equal bands by how frequent its
// words are. Words that occur together in a query come from one article, so that most queries find
// something.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/bench/search/bench_query.h"
#include "tests/bench/search/invented_news.h"
#include "tests/bench/search/random.h"

namespace dateline::bench {

inline constexpr std::size_t kQueriesOfClass = 60;

class QueryMaker {
 public:
  explicit QueryMaker(const InventedNews& news);

  /// Takes notice of an article; to be called for each, in order.
  void count(const InventedArticle& article);

  [[nodiscard]] std::vector<BenchQuery> queries(std::uint64_t seed) const;

 private:
  class Draft;  // of one set of queries

  const InventedNews& news_;
  std::vector<std::uint32_t> document_frequency_;  // by word
  std::vector<std::uint64_t> last_article_;        // by word: the last one counted for it, plus 1
  std::vector<InventedArticle> samples_;
};

}  // namespace dateline::bench
