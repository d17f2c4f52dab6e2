// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/word_list.h"

#include <gtest/gtest.h>

#include <memory>
#include <stop_token>
#include <utility>

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
    auto list = WordList::read(handles_->databases[0], {});
    ASSERT_TRUE(list);
    list_ = *std::move(list);
  }

  [[nodiscard]] const WordList& list() const { return list_; }

  std::shared_ptr<const Snapshot> snapshot_;
  std::unique_ptr<Handles> handles_;
  WordList list_;
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

/// A stop that was asked for.
std::stop_token stopped() {
  std::stop_source source;
  source.request_stop();
  return source.get_token();
}

TEST_F(WordListTest, IsNotThereBeforeItIsRead) {
  LazyWordList lazy;

  EXPECT_EQ(lazy.ready(), nullptr);
  EXPECT_TRUE(lazy.read(handles_->databases[0], {}));
  ASSERT_NE(lazy.ready(), nullptr);
  EXPECT_EQ(lazy.ready()->words().size(), list().words().size());
}

TEST_F(WordListTest, IsReadAgainAfterAStop) {
  LazyWordList lazy;

  EXPECT_FALSE(lazy.read(handles_->databases[0], stopped()));
  EXPECT_EQ(lazy.ready(), nullptr);
  EXPECT_TRUE(lazy.read(handles_->databases[0], {}));
  EXPECT_NE(lazy.ready(), nullptr);
}

TEST_F(WordListTest, IsReadAgainAfterAFailure) {
  LazyWordList lazy;
  Xapian::Database closed = handles_->databases[0];
  closed.close();
  const auto fresh = *snapshot_->take_handles();

  EXPECT_THROW((void)lazy.read(closed, {}), Xapian::Error);
  EXPECT_EQ(lazy.ready(), nullptr);
  EXPECT_TRUE(lazy.read(fresh->databases[0], {}));
}

TEST_F(WordListTest, IsReadOnce) {
  LazyWordList lazy;
  ASSERT_TRUE(lazy.read(handles_->databases[0], {}));
  const auto words = lazy.ready()->words();

  EXPECT_TRUE(lazy.read(handles_->databases[0], stopped()));
  EXPECT_EQ(lazy.ready()->words().data(), words.data());
}

}  // namespace
}  // namespace dateline::searchd
