// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/significant_terms.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include <gtest/gtest.h>

#include "searchd/search/archive.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_rebuild;
using indexer::testing::reworded;

TEST(Significance, RisesWithTheShareInTheSelectionAndFallsWithTheRest) {
  const TermCounts counts{.articles = 10, .background = 20, .selected = 50, .visible = 1000};
  TermCounts more = counts;
  more.articles = 12;
  TermCounts common = counts;
  common.background = 40;

  EXPECT_GT(significance(more), significance(counts));
  EXPECT_LT(significance(common), significance(counts));
}

TEST(Significance, IsZeroForWhatIsNoOftenerThanElsewhere) {
  EXPECT_EQ(significance({.articles = 5, .background = 100, .selected = 50, .visible = 1000}), 0);
  EXPECT_EQ(significance({.articles = 50, .background = 50, .selected = 50, .visible = 50}), 0);
}

TEST(Significance, IsTheLogLikelihoodRatio) {
  // 10 of 100 against 10 of 900: 2 x sum of observed ln(observed / expected).
  EXPECT_NEAR(significance({.articles = 10, .background = 20, .selected = 100, .visible = 1000}),
              21.18, 0.01);
}

class SignificantTermsTest : public testing::Test {
 protected:
  void build(const std::vector<Article>& articles) {
    const auto folder = fresh_folder() / "archive";
    must_rebuild(folder, articles);
    archive_ = *Archive::open(folder, {});
  }

  SignificantTerms terms(const Selection& selection, std::uint32_t size = 5) {
    auto found = archive_->terms(selection, size);
    EXPECT_TRUE(found);
    return found ? *std::move(found) : SignificantTerms{};
  }

  std::unique_ptr<Archive> archive_;
};

TEST_F(SignificantTermsTest, NamesWhatTheSelectionHasAndTheRestLacks) {
  std::vector<Article> articles;
  for (int i = 0; i < 6; ++i) {
    articles.push_back(
        make_article("c" + std::to_string(i), "Copper", "Mines and smelters", 1 + i));
    articles.push_back(make_article("b" + std::to_string(i), "Bread", "Mills and bakers", 1 + i));
  }
  build(articles);

  const SignificantTerms found = terms({.q = "copper"}, 2);

  ASSERT_EQ(found.terms.size(), 2U);
  EXPECT_EQ(found.terms[0].word, "mines");
  EXPECT_EQ(found.terms[0].articles, 6U);
  EXPECT_EQ(found.terms[0].background, 6U);
  EXPECT_EQ(found.terms[1].word, "smelters");
  EXPECT_EQ(found.background, 12U);
  EXPECT_EQ(found.read, found.articles);
}

TEST_F(SignificantTermsTest, HasNothingToSayOfEverything) {
  build(indexer::testing::many_articles("a", 20));

  EXPECT_TRUE(terms({}).terms.empty());
}

TEST_F(SignificantTermsTest, HasNothingToSayOfNothing) {
  build(indexer::testing::many_articles("a", 20));

  const SignificantTerms found = terms({.q = "nowhere"});

  EXPECT_TRUE(found.terms.empty());
  EXPECT_EQ(found.articles, 0U);
}

TEST_F(SignificantTermsTest, CountsNothingLaterThanAsOf) {
  std::vector<Article> articles = {
      make_article("a", "Copper", "Mines", 1), make_article("b", "Copper", "Mines", 2),
      make_article("c", "Bread", "Bakers", 2), make_article("d", "Bread", "Mines", 20)};
  build(articles);

  const SignificantTerms found =
      terms({.q = "copper", .as_of = to_seconds({.year = 2025, .month = 1, .day = 5})});

  ASSERT_EQ(found.terms.size(), 1U);
  EXPECT_EQ(found.terms[0].background, 2U);
  EXPECT_EQ(found.background, 3U);
}

TEST_F(SignificantTermsTest, CountsArticlesNotTheirWordings) {
  const Article copper = make_article("a", "Copper", "Mines", 1);
  const Article bread = make_article("d", "Bread", "Bakers", 2);
  build({copper, reworded(copper, "Mines again", 5), make_article("b", "Copper", "Mines", 2),
         make_article("c", "Bread", "Bakers", 2), bread, reworded(bread, "Bakers again", 5)});

  const SignificantTerms found = terms({.q = "copper", .versions = Versions::All});

  EXPECT_EQ(found.articles, 2U);
  EXPECT_EQ(found.background, 4U);
  ASSERT_FALSE(found.terms.empty());
  EXPECT_EQ(found.terms[0].word, "mines");
  EXPECT_EQ(found.terms[0].articles, 2U);
  EXPECT_EQ(found.terms[0].background, 2U);
}

TEST_F(SignificantTermsTest, TakesAnArticleByTheWordingThatWasFound) {
  const Article copper = make_article("a", "News", "Copper smelters", 1);
  build({copper, reworded(copper, "Zinc", 5), make_article("b", "News", "Copper smelters", 2),
         make_article("c", "News", "Bakers", 2), make_article("d", "News", "Bakers", 3)});

  const SignificantTerms found = terms({.q = "copper", .versions = Versions::All});

  EXPECT_EQ(found.articles, 2U);
  EXPECT_EQ(found.background, 4U);
  ASSERT_EQ(found.terms.size(), 1U);
  EXPECT_EQ(found.terms[0].word, "smelters");
  EXPECT_EQ(found.terms[0].articles, 2U);
  EXPECT_EQ(found.terms[0].background, 2U);
}

/// Every term there is, counted and ranked in the plainest way.
TEST_F(SignificantTermsTest, AreTheBestOfAllTerms) {
  std::vector<Article> articles;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> counts;  // selected, all
  for (int i = 0; i < 90; ++i) {
    std::string text;
    std::set<std::string> words;
    for (int k = 2; k < 40; ++k) {
      if ((i * k) % (k + 3) < 3 + k % 4) {
        words.insert("w" + std::string(static_cast<std::size_t>(k), 'o') + "q");
      }
    }
    for (const std::string& word : words) {
      text += word + " ";
      counts[word].first += i % 5 == 0 ? 1 : 0;
      counts[word].second += 1;
    }
    articles.push_back(
        make_article(std::to_string(i), i % 5 == 0 ? "Copper" : "Bread", text, 1 + i % 28));
  }
  build(articles);
  std::vector<double> expected;
  expected.reserve(counts.size());
  for (const auto& [word, count] : counts) {
    expected.push_back(count.first < 2 ? 0
                                       : significance({.articles = count.first,
                                                       .background = count.second,
                                                       .selected = 18,
                                                       .visible = 90}));
  }
  std::ranges::sort(expected, std::ranges::greater());

  const SignificantTerms found = terms({.q = "copper"}, 4);

  ASSERT_EQ(found.terms.size(), 4U);
  for (std::size_t i = 0; i < found.terms.size(); ++i) {
    EXPECT_DOUBLE_EQ(found.terms[i].score, expected[i]);
  }
}

TEST_F(SignificantTermsTest, SaysWhenItReadASampleAndStillCountsAll) {
  std::vector<Article> articles = indexer::testing::many_articles("a", 1300);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].body.front() += i < 1200 ? " Copper smelters." : " Bread.";
  }
  build(articles);

  const SignificantTerms found = terms({.q = "copper"});

  EXPECT_EQ(found.articles, 1200U);
  EXPECT_EQ(found.read, kMaxArticlesRead);
  ASSERT_FALSE(found.terms.empty());
  EXPECT_EQ(found.terms[0].word, "smelters");
  EXPECT_EQ(found.terms[0].articles, 1200U);
}

}  // namespace
}  // namespace dateline::searchd
