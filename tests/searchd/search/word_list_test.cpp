// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/word_list.h"

#include <gtest/gtest.h>

#include <chrono>
#include "searchd/search/snapshot.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_rebuild;

class WordListTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path folder = fresh_folder() / "archive";
    must_rebuild(folder, {make_article("a", "Tariffs", "Tariff walls, covid19 tariffs", 3),
                          make_article("b", "Other", "walled tariffs", 5)});
    const schema::ArchivePaths paths{.root = folder};
    auto loaded = Snapshot::load(paths, *schema::read_current(paths), nullptr);
    ASSERT_TRUE(loaded);
    snapshot_ = *std::move(loaded);
    handles_ = *snapshot_->take_handles();
  }

  [[nodiscard]] const WordList& list() const {
    return snapshot_->segment(0).words->get(handles_->databases[0],
                                            Deadline(std::chrono::minutes(1)));
  }

  std::shared_ptr<const Snapshot> snapshot_;
  std::unique_ptr<Handles> handles_;
};

TEST_F(WordListTest, HoldsWordsAsTheyWereWritten) {
  const auto words = list().beginning_with("tar");

  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].form, "tariff");
  EXPECT_EQ(words[0].frequency, 1U);
  EXPECT_EQ(words[1].form, "tariffs");
  EXPECT_EQ(words[1].frequency, 2U);
}

TEST_F(WordListTest, HoldsNoWordsWithDigits) {
  EXPECT_TRUE(list().beginning_with("covid").empty());
}

TEST_F(WordListTest, HasAllForTheEmptyBeginningAndNoneForAnUnknownOne) {
  EXPECT_EQ(list().beginning_with("").size(), list().words().size());
  EXPECT_TRUE(list().beginning_with("zzz").empty());
  EXPECT_TRUE(list().beginning_with("tariffss").empty());
}

TEST_F(WordListTest, IsReadOnce) {
  LazyWordList lazy;
  const Deadline passed(std::chrono::milliseconds(-1));
  const Deadline plenty(std::chrono::minutes(1));

  EXPECT_FALSE(lazy.get(handles_->databases[0], plenty).words().empty());
  EXPECT_FALSE(lazy.get(handles_->databases[0], passed).words().empty());
}

}  // namespace
}  // namespace dateline::searchd
