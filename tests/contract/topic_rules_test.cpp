// SPDX-License-Identifier: GPL-3.0-or-later
// A topic rule finds what the same query finds in the search: generated articles, generated queries
// of every kind that the language has.
#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/identity.h"
#include "indexer/topic_rules.h"
#include "searchd/search/archive.h"
#include "tests/indexer/building/articles.h"
#include "tests/support/seed.h"

namespace dateline::contract {
namespace {

constexpr std::array kWords = {"oil",    "oils",      "tariffs", "tariff",  "the",   "ships",
                               "東京都", "東京",      "株",      "ガス",    "BRK.B", "4.5%",
                               "café",   "take-over", "running", "runners", "gold"};
constexpr std::int64_t kStart = 1'735'700'000;  // the last day of 2024
constexpr int kArticles = 120;
constexpr int kQueries = 1500;

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  std::string word() { return kWords[static_cast<std::size_t>(below(kWords.size()))]; }

  std::string text(int words) {
    std::string made;
    for (int i = 0; i < words; ++i) {
      made += (made.empty() ? "" : " ") + word();
    }
    return made;
  }

  Article article(int number) {
    Article made{.url = "https://n.example/" + std::to_string(number),
                 .title = text(1 + below(4)),
                 .source = below(2) == 0 ? "n.example" : "m.example",
                 .body = {text(1 + below(10)), text(1 + below(10))}};
    if (below(4) > 0) {
      made.published.time = {.seconds = kStart + std::int64_t{below(400)} * 3600,
                             .precision = below(2) == 0 ? Precision::Second : Precision::Day};
    }
    made.topics = {below(2) == 0 ? "metal/gold" : "Energy"};
    made.tickers = {{.symbol = "GM", .role = static_cast<TickerRole>(below(3))}};
    schema::assign_identity(made);
    return made;
  }

  std::string query(int depth = 0) {
    const std::string distance = std::to_string(1 + below(4));
    switch (below(depth > 1 ? 10 : 13)) {
      case 0:
        return "\"" + text(2) + "\"";
      case 1:
        return "title:" + word();
      case 2:
        return "=" + word();
      case 3:
        return word() + " NEAR/" + distance + " " + word();
      case 4:
        return word() + " ADJ/" + distance + " " + word();
      case 5:
        return below(2) == 0 ? "tari*" : "run*";
      case 6:
        return below(2) == 0 ? "topic:metal" : "$GM";
      case 7:
        return below(2) == 0 ? "date:2025-01" : "date:2025-01-02..";
      case 8:
        return below(2) == 0 ? "words:>12" : "source:m.example";
      case 9:
        return word();
      case 10:
        return "(" + query(depth + 1) + ") OR (" + query(depth + 1) + ")";
      case 11:
        return "(" + query(depth + 1) + ") (" + query(depth + 1) + ")";
      default:
        return "NOT (" + query(depth + 1) + ")";
    }
  }

 private:
  std::mt19937 random_;
};

TEST(TopicRules, FindWhatTheSearchFinds) {
  const unsigned used = tests::told_seed();
  Generator generator(used);
  std::vector<Article> articles;
  articles.reserve(kArticles);
  for (int i = 0; i < kArticles; ++i) {
    articles.push_back(generator.article(i));
  }
  std::vector<std::string> queries;
  queries.reserve(kQueries);
  std::string rules;
  for (int i = 0; i < kQueries; ++i) {
    queries.push_back(generator.query());
    rules += "t = " + queries.back() + "\n";
  }
  const auto folder = indexer::testing::fresh_folder() / "archive";
  indexer::testing::must_rebuild(folder, articles);
  auto archive = searchd::Archive::open(folder, {});
  ASSERT_TRUE(archive) << archive.error().message;

  indexer::TopicTagger tagger(indexer::parse_topic_rules(rules, kStart));
  ASSERT_EQ(tagger.rules().rules.size(), queries.size());
  std::vector<std::set<std::string>> by_rules(queries.size());
  for (const Article& article : articles) {
    for (const std::size_t number : tagger.matching(article)) {
      by_rules[number].insert(article.id);
    }
  }

  for (std::size_t i = 0; i < queries.size() && !::testing::Test::HasFailure(); ++i) {
    SCOPED_TRACE(queries[i]);
    const auto result = (*archive)->search(
        {.selection = {.q = queries[i], .match = searchd::MatchMode::All}, .size = kArticles});
    ASSERT_TRUE(result) << result.error().message;
    std::set<std::string> by_search;
    for (const searchd::Hit& hit : result->hits) {
      by_search.insert(hit.article.id);
    }
    EXPECT_EQ(by_rules[i], by_search);
  }
}

}  // namespace
}  // namespace dateline::contract
