// SPDX-License-Identifier: GPL-3.0-or-later
// Completions through the archive that gives them.
#include "searchd/search/completer.h"

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searchd/search/archive.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_rebuild;

class CompleterTest : public testing::Test {
 protected:
  void build(const std::vector<Article>& articles) {
    const auto folder = fresh_folder() / "archive";
    must_rebuild(folder, articles);
    archive_ = *Archive::open(folder, {});
  }

  std::vector<Completion> complete(const std::string& q, CompletionType type) {
    auto found = archive_->complete({.q = q, .types = {type}});
    EXPECT_TRUE(found);
    return found ? std::move(found->items) : std::vector<Completion>{};
  }

  std::unique_ptr<Archive> archive_;
};

TEST_F(CompleterTest, OffersTheMostFrequentWordFirst) {
  build({make_article("a", "Harbour", "Harvest at the harbour", 1),
         make_article("b", "Harbour", "Tolls", 2)});

  const auto words = complete("wheat har", CompletionType::Query);

  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].q, "wheat harbour");
  EXPECT_EQ(words[0].count, 2U);
  EXPECT_EQ(words[1].q, "wheat harvest");
}

TEST_F(CompleterTest, AsksForATitleByAPhraseThatNothingIsIgnoredOf) {
  const std::vector<std::string> titles = {
      "Harbour of the old town opens again after ten long years of quarrels",
      "Harbour: 港の古い倉庫が再び開く and ten more words that follow after it here",
      R"(Harbour "closed" for O'Neill, A.B.C. and the well-known take-over of 3,000 U.S. ships)"};
  std::vector<Article> articles;
  articles.reserve(titles.size());
  for (const std::string& title : titles) {
    articles.push_back(make_article(std::to_string(articles.size()), title, "Text", 1));
  }
  build(articles);

  const auto found = complete("harbour", CompletionType::Title);

  ASSERT_EQ(found.size(), titles.size());
  for (const Completion& title : found) {
    const auto result = archive_->search({.selection = {.q = title.q}});
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->query.ignored.empty()) << title.q;
    EXPECT_EQ(result->articles, 1U) << title.q;
  }
}

}  // namespace
}  // namespace dateline::searchd
