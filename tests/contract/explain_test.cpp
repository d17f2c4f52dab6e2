// SPDX-License-Identifier: GPL-3.0-or-later
// What explain tells of a score is what ranking did: the parts of 500 generated queries add up.
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/identity.h"
#include "searchd/search/archive.h"
#include "tests/indexer/building/articles.h"
#include "tests/support/seed.h"

namespace dateline::contract {
namespace {

using indexer::testing::must_add;
using indexer::testing::must_rebuild;
using searchd::MatchMode;
using searchd::Recency;
using searchd::SearchRequest;

constexpr std::array kWords = {"tariff", "tariffs", "tarmac",  "bank",   "banking", "oil",
                               "the",    "copper",  "coppers", "trade",  "covid19", "take-over",
                               "at&t",   "4.5%",    "port",    "strike", "striking"};
constexpr int kQueries = 500;
constexpr int kArticles = 240;
constexpr std::int64_t kStart = 1'700'000'000;
constexpr std::int64_t kDay = 86400;

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  std::string word() { return kWords[static_cast<std::size_t>(below(kWords.size()))]; }

  std::string text(int words) {
    std::string made = word();
    while (--words > 0) {
      made += " " + word();
    }
    return made;
  }

  Article article(int number) {
    Article made{.url = "https://n.example/" + std::to_string(number),
                 .title = text(1 + below(4)),
                 .published = {.time = {.seconds = kStart + kDay * below(900),
                                        .precision = Precision::Second}},
                 .body = {text(1 + below(60)), text(1 + below(20))}};
    schema::assign_identity(made);
    return made;
  }

  std::string part() {
    switch (below(12)) {
      case 0:
        return "\"" + text(2) + "\"";
      case 1:
        return "title:" + word();
      case 2:
        return "=" + word();
      case 3:
        return word() + " NEAR/20 " + word();
      case 4:
        return below(2) == 0 ? "tar*" : "strik*";
      case 5:
        return "(" + word() + " OR " + word() + " OR words:<9)";
      case 6:
        return "-" + word();
      case 7:
        return "(" + word() + " OR (" + word() + " AND " + word() + "))";
      default:
        return word();
    }
  }

  SearchRequest request() {
    SearchRequest made{.size = 100, .explain = true};
    for (int parts = 1 + below(5); parts > 0; --parts) {
      made.selection.q += part() + " ";
    }
    made.selection.match = static_cast<MatchMode>(below(3));
    made.recency = {.mode = static_cast<Recency::Mode>(below(3)),
                    .half_life_seconds = kDay * (1 + below(400))};
    if (below(3) == 0) {
      made.selection.as_of = kStart + kDay * below(1000);
    }
    return made;
  }

 private:
  std::mt19937 random_;
};

double sum_of(const searchd::Explanation& explanation) {
  return std::accumulate(
      explanation.terms.begin(), explanation.terms.end(),
      explanation.all_words + explanation.recency,
      [](double sum, const searchd::TermWeight& term) { return sum + term.weight; });
}

class ExplainTest : public testing::Test {
 protected:
  void SetUp() override {
    std::vector<std::vector<Article>> batches(3);
    for (int i = 0; i < kArticles; ++i) {
      batches[static_cast<std::size_t>(i % 3)].push_back(generator_.article(i));
    }
    const auto folder = indexer::testing::fresh_folder() / "archive";
    must_rebuild(folder, batches[0]);
    must_add(folder, batches[1]);
    must_add(folder, batches[2]);
    archive_ = *searchd::Archive::open(folder, {});
  }

  unsigned seed_ = tests::told_seed();
  Generator generator_{seed_};
  std::unique_ptr<searchd::Archive> archive_;
};

TEST_F(ExplainTest, PartsAddUpToTheScore) {
  std::size_t explained = 0;
  for (int i = 0; i < kQueries; ++i) {
    const SearchRequest request = generator_.request();
    const auto result = archive_->search(request);
    ASSERT_TRUE(result) << request.selection.q << ": " << result.error().message;
    for (const searchd::Hit& hit : result->hits) {
      if (hit.explanation) {
        ++explained;
        ASSERT_NEAR(sum_of(*hit.explanation), hit.score, 1e-6 * std::max(1.0, hit.score))
            << request.selection.q;
      } else {
        ASSERT_EQ(hit.score, 0) << request.selection.q;
      }
    }
  }
  EXPECT_GT(explained, 5000U);
}

TEST_F(ExplainTest, NothingIsExplainedUnasked) {
  const auto result = archive_->search({.selection = {.q = "copper"}});

  ASSERT_FALSE(result->hits.empty());
  EXPECT_FALSE(result->hits.front().explanation);
}

TEST_F(ExplainTest, OtherOrdersHaveNoScoreToExplain) {
  const auto result = archive_->search(
      {.selection = {.q = "copper"}, .sort = searchd::SortOrder::Newest, .explain = true});

  ASSERT_FALSE(result->hits.empty());
  EXPECT_FALSE(result->hits.front().explanation);
}

}  // namespace
}  // namespace dateline::contract
