// SPDX-License-Identifier: GPL-3.0-or-later
// Help on a snapshot whose words are not read yet: nobody waits for them.
#include "searchd/search/advice.h"

#include <chrono>
#include <memory>
#include <optional>

#include <gtest/gtest.h>

#include "searchd/search/completer.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_add;
using indexer::testing::must_rebuild;

/// Two segments, in which the word "harbour" stands in the second alone.
class AdviceTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path folder = fresh_folder() / "archive";
    must_rebuild(folder, {make_article("a", "Harvest", "Tolls", 1)});
    must_add(folder, {make_article("b", "Opened", "The harbour", 2)});
    const schema::ArchivePaths paths{.root = folder};
    snapshot_ = *Snapshot::load(paths, *schema::read_current(paths), nullptr);
    handles_ = *snapshot_->take_handles();
    ASSERT_EQ(snapshot_->segment_count(), 2U);
  }

  void read_words(std::size_t segment) {
    ASSERT_TRUE(snapshot_->segment(segment).words->read(handles_->databases[segment], {}));
  }

  [[nodiscard]] AnswerSource source() const {
    return {.snapshot = *snapshot_,
            .handles = *handles_,
            .companies = companies_,
            .deadline = deadline_};
  }

  SearchResult advise(const Selection& selection) {
    const auto articles =
        SelectedArticles::find(*snapshot_, *handles_, selection, std::nullopt, deadline_);
    SearchResult result{.articles = articles->count()};
    give_advice(source(), selection, *articles, result);
    return result;
  }

  std::shared_ptr<const Snapshot> snapshot_;
  std::unique_ptr<Handles> handles_;
  const Companies companies_{nullptr};
  const Deadline deadline_{std::chrono::minutes(1)};
};

TEST_F(AdviceTest, SaysThatASpellingMayBeMissingWhileWordsAreUnread) {
  const SearchResult result = advise({.q = "harbuor"});

  EXPECT_FALSE(result.suggestion);
  EXPECT_TRUE(result.provisional);
  ASSERT_EQ(result.warnings.size(), 1U);
  EXPECT_NE(result.warnings[0].find("still being read"), std::string::npos);
  EXPECT_TRUE(result.rescue);
}

TEST_F(AdviceTest, IsNotProvisionalWhereNoWordIsWrong) {
  const SearchResult result = advise({.q = "harbour"});

  EXPECT_FALSE(result.provisional);
  EXPECT_TRUE(result.warnings.empty());
}

TEST_F(AdviceTest, TakesTheWordsThatAreReadAlready) {
  read_words(1);

  const SearchResult result = advise({.q = "harbuor"});

  ASSERT_TRUE(result.suggestion);
  EXPECT_EQ(result.suggestion->q, "harbour");
  EXPECT_TRUE(result.provisional);
}

TEST_F(AdviceTest, IsWholeOnceAllWordsAreRead) {
  read_words(0);
  read_words(1);

  const SearchResult result = advise({.q = "harbuor"});

  EXPECT_TRUE(result.suggestion);
  EXPECT_FALSE(result.provisional);
  EXPECT_TRUE(result.warnings.empty());
}

TEST_F(AdviceTest, CompletionsAreOfTheWordsThatAreRead) {
  const CompletionRequest request{.q = "har", .types = {CompletionType::Query}};
  read_words(0);

  const auto before = complete(source(), request);
  read_words(1);
  const auto after = complete(source(), request);

  ASSERT_TRUE(before && after);
  EXPECT_TRUE(before->provisional);
  EXPECT_EQ(before->items.size(), 1U);
  EXPECT_FALSE(after->provisional);
  EXPECT_EQ(after->items.size(), 2U);
}

}  // namespace
}  // namespace dateline::searchd
