// SPDX-License-Identifier: GPL-3.0-or-later
// The queries that break search engines, each against an archive in which every article matches:
// all are answered, and the archive answers the next one.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/identity.h"
#include "searchd/search/archive.h"
#include "tests/indexer/building/articles.h"

namespace dateline::contract {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

class LimitsTest : public testing::Test {
 protected:
  static constexpr std::uint64_t kArticles = 300;

  void SetUp() override {
    std::vector<Article> articles;
    for (std::uint64_t i = 0; i < kArticles; ++i) {
      Article made{.url = "https://n.example/" + std::to_string(i),
                   .title = "and so it is",
                   .body = {repeated("to be or not to be oil ", 200) + "abc" + std::to_string(i)}};
      schema::assign_identity(made);
      articles.push_back(std::move(made));
    }
    const std::filesystem::path folder = indexer::testing::fresh_folder() / "archive";
    indexer::testing::must_rebuild(folder, articles);
    auto opened = searchd::Archive::open(folder, {});
    ASSERT_TRUE(opened) << opened.error().message;
    archive_ = *std::move(opened);
  }

  searchd::SearchResult search(const std::string& q) {
    auto result = archive_->search({.selection = {.q = q}, .histogram = searchd::Interval::Auto});
    EXPECT_TRUE(result) << result.error().message;
    return result ? *std::move(result) : searchd::SearchResult{};
  }

  std::unique_ptr<searchd::Archive> archive_;
};

TEST_F(LimitsTest, TenThousandRepeatedWordsBecomeSixtyFour) {
  const auto result = search(repeated("oil ", 10'000));

  EXPECT_EQ(result.articles, kArticles);
  EXPECT_FALSE(result.query.ignored.empty());
}

TEST_F(LimitsTest, AHundredThousandBracketsAreRepaired) {
  const auto result = search(repeated("(", 100'000) + "oil" + repeated(")", 100'000));

  EXPECT_EQ(result.articles, kArticles);
  EXPECT_FALSE(result.query.ignored.empty());
}

TEST_F(LimitsTest, AWildcardOfOneLetterIsNotExpanded) {
  const auto result = search("a*");

  EXPECT_TRUE(result.query.expanded.empty());
  EXPECT_FALSE(result.query.ignored.empty());
}

TEST_F(LimitsTest, AWildcardOfManyFormsIsCutAndSaysSo) {
  const auto result = search("abc*");

  ASSERT_EQ(result.query.expanded.size(), 1U);
  EXPECT_EQ(result.query.expanded[0].forms.size(), 100U);
  EXPECT_TRUE(result.query.expanded[0].cut);
  EXPECT_TRUE(result.lower_bound);
  EXPECT_EQ(result.articles, 100U);
}

TEST_F(LimitsTest, APhraseOfStopWordsIsAPhrase) {
  EXPECT_EQ(search("\"to be or not to be\"").articles, kArticles);
  EXPECT_EQ(search("\"be to or to not be\"").articles, 0U);
}

TEST_F(LimitsTest, ALongPhraseIsCutAndSaysSo) {
  const auto result = search("\"" + repeated("to be or not ", 500) + "\"");

  EXPECT_FALSE(result.query.ignored.empty());
}

TEST_F(LimitsTest, AHugeDistanceIsCapped) {
  const auto result = search("oil NEAR/9999 or NEAR/99999999999999999999 be");

  EXPECT_EQ(result.articles, kArticles);
  EXPECT_FALSE(result.query.ignored.empty());
}

TEST_F(LimitsTest, NegationUponNegationIsAnswered) {
  search(repeated("NOT (", 5'000) + "oil");
  search(repeated("-", 5'000) + "oil");
  search(repeated("\"", 9'999) + "oil");
  search(repeated("oil NEAR ", 5'000) + "oil");

  EXPECT_EQ(search("oil").articles, kArticles);
}

TEST_F(LimitsTest, TimeRunsOutAsAnErrorAndHarmsNothing) {
  const std::filesystem::path folder = indexer::testing::fresh_folder() / "archive";
  std::vector<Article> one = {Article{.url = "https://n.example/1", .title = "oil"}};
  schema::assign_identity(one.front());
  indexer::testing::must_rebuild(folder, one);
  auto hurried = searchd::Archive::open(folder, {.deadline_ms = -1});
  ASSERT_TRUE(hurried);

  const auto result = (*hurried)->search({.selection = {.q = "oil"}});

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::Timeout);
}

}  // namespace
}  // namespace dateline::contract
