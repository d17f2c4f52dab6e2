// SPDX-License-Identifier: GPL-3.0-or-later
// Text without spaces between words: what a person types is found wherever the article holds those
// characters in that order, and nowhere else.
#include <array>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/schema/identity.h"
#include "searchd/search/archive.h"
#include "tests/indexer/building/articles.h"
#include "tests/support/seed.h"

namespace dateline::contract {
namespace {

constexpr std::array kCharacters = {"東", "京", "都", "ガ", "ス", "株", "價", "전", "자", "ก", "น้"};
constexpr int kArticles = 150;
constexpr int kQuestions = 400;

class UnspacedTest : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < kArticles; ++i) {
      Article made{.url = "https://n.example/" + std::to_string(i),
                   .title = text(1 + below(6)),
                   .body = {text(1 + below(30)), text(1 + below(30))}};
      schema::assign_identity(made);
      articles_.push_back(made);
    }
    const auto folder = indexer::testing::fresh_folder() / "archive";
    indexer::testing::must_rebuild(folder, articles_);
    auto opened = searchd::Archive::open(folder, {});
    ASSERT_TRUE(opened) << opened.error().message;
    archive_ = *std::move(opened);
  }

  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  std::string text(int characters) {
    std::string made;
    for (int i = 0; i < characters; ++i) {
      made += kCharacters[static_cast<std::size_t>(below(kCharacters.size()))];
    }
    return made;
  }

  std::set<std::string> found(const std::string& q) {
    auto result =
        archive_->search({.selection = {.q = q, .match = searchd::MatchMode::All}, .size = 1000});
    EXPECT_TRUE(result) << q << ": " << result.error().message;
    std::set<std::string> ids;
    if (result) {
      EXPECT_EQ(result->articles, result->hits.size()) << q;
      for (const searchd::Hit& hit : result->hits) {
        ids.insert(hit.article.id);
      }
    }
    return ids;
  }

  template <typename Holds>
  [[nodiscard]] std::set<std::string> expected(const Holds& holds) const {
    std::set<std::string> ids;
    for (const Article& article : articles_) {
      if (holds(article)) {
        ids.insert(article.id);
      }
    }
    return ids;
  }

  static bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }

  unsigned seed_ = tests::told_seed();
  std::mt19937 random_{seed_};
  std::vector<Article> articles_;
  std::unique_ptr<searchd::Archive> archive_;
};

TEST_F(UnspacedTest, FindsExactlyTheArticlesThatHoldTheCharacters) {
  for (int i = 0; i < kQuestions && !HasFailure(); ++i) {
    const std::string part = text(1 + below(4));
    SCOPED_TRACE(part);
    const auto everywhere = expected([&](const Article& article) {
      return holds(article.title, part) || holds(article.body[0], part) ||
             holds(article.body[1], part);
    });
    const auto in_title = expected([&](const Article& a) { return holds(a.title, part); });

    EXPECT_EQ(found(part), everywhere);
    EXPECT_EQ(found("\"" + part + "\""), everywhere);
    EXPECT_EQ(found("title:" + part), in_title);
  }
}

TEST_F(UnspacedTest, ReadsAPhraseOfSeveralRunsAsOne) {
  for (int i = 0; i < kQuestions && !HasFailure(); ++i) {
    const std::string first = text(1 + below(2));
    const std::string second = text(1 + below(2));
    const std::string together = first + second;
    SCOPED_TRACE(together);

    std::string phrase = "\"";
    phrase.append(first).append(" ").append(second).append("\"");
    EXPECT_EQ(found(phrase), found(together));
  }
}

}  // namespace
}  // namespace dateline::contract
