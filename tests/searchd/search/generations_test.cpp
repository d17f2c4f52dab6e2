// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/generations.h"

#include <filesystem>
#include <memory>

#include <gtest/gtest.h>

#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::current_of;
using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_add;
using indexer::testing::must_rebuild;

bool has_all_words(const Snapshot& snapshot) {
  for (std::size_t s = 0; s < snapshot.segment_count(); ++s) {
    if (snapshot.segment(s).words->ready() == nullptr) {
      return false;
    }
  }
  return true;
}

class GenerationsTest : public testing::Test {
 protected:
  void SetUp() override {
    must_rebuild(folder_, {make_article("a", "Tin", "Tin from the mine", 1)});
    generations_ = *Generations::open({.root = folder_});
  }

  void add(const std::string& key) {
    must_add(folder_, {make_article(key, "Tin " + key, "More tin " + key, 2)});
  }

  std::filesystem::path folder_ = fresh_folder() / "archive";
  std::unique_ptr<Generations> generations_;
};

TEST_F(GenerationsTest, ServeTheOneThatIsCurrent) {
  EXPECT_EQ(generations_->current()->generation().name, current_of(folder_));
  EXPECT_FALSE(*generations_->refresh());

  add("b");

  EXPECT_TRUE(*generations_->refresh());
  EXPECT_EQ(generations_->current()->generation().name, current_of(folder_));
}

TEST_F(GenerationsTest, HaveTheWordsOfSmallSegmentsFromTheFirst) {
  EXPECT_TRUE(has_all_words(*generations_->current()));

  add("b");
  ASSERT_TRUE(*generations_->refresh());

  EXPECT_EQ(generations_->current()->segment_count(), 2U);
  EXPECT_TRUE(has_all_words(*generations_->current()));
}

TEST_F(GenerationsTest, FindTheOneBefore) {
  const std::string before = current_of(folder_);
  add("b");
  ASSERT_TRUE(*generations_->refresh());

  const auto found = generations_->find(before);

  ASSERT_TRUE(found);
  EXPECT_EQ((*found)->generation().name, before);
}

TEST_F(GenerationsTest, LoadAnOlderOneThatIsStillKept) {
  const std::string before = current_of(folder_);
  add("b");
  const auto later = *Generations::open({.root = folder_});

  const auto found = later->find(before);

  ASSERT_TRUE(found);
  EXPECT_EQ((*found)->segment_count(), 1U);
}

TEST_F(GenerationsTest, SayThatOneIsGone) {
  const auto found = generations_->find("generation-of-nobody");

  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::Expired);
}

TEST_F(GenerationsTest, ReadNoWordsTwiceAndStopForNobodyThen) {
  std::stop_source stop;
  stop.request_stop();

  const auto read = generations_->read_words(stop.get_token());

  ASSERT_TRUE(read);
  EXPECT_TRUE(*read);  // they were there already
}

}  // namespace
}  // namespace dateline::searchd
