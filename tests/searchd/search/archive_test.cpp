// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/archive.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_rebuild;

class PinTest : public testing::Test {
 protected:
  void SetUp() override {
    must_rebuild(folder_, {make_article("a", "Tin", "Tin from the mine", 1)});
    auto opened = Archive::open(folder_, {});
    ASSERT_TRUE(opened);
    archive_ = *std::move(opened);
  }

  void rebuild_with_another() {
    must_rebuild(folder_, {make_article("a", "Tin", "Tin from the mine", 1),
                           make_article("b", "Tin again", "More tin", 2)});
    ASSERT_TRUE(*archive_->refresh());
  }

  std::filesystem::path folder_ = fresh_folder() / "archive";
  std::unique_ptr<Archive> archive_;
  const SearchRequest tin_{.selection = {.q = "tin"}};
};

TEST_F(PinTest, StaysInItsGeneration) {
  const Archive::Pin pin = archive_->pin();
  rebuild_with_another();

  EXPECT_EQ(archive_->search(tin_, pin)->articles, 1U);
  EXPECT_EQ(archive_->search(tin_)->articles, 2U);
  EXPECT_EQ(archive_->search(tin_, archive_->pin())->articles, 2U);
}

TEST_F(PinTest, HasOneTimeLimit) {
  Archive::Pin pin = archive_->pin();
  pin.deadline = Deadline(std::chrono::milliseconds(-1));

  const auto late = archive_->search(tin_, pin);

  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, ErrorCode::Timeout);
  EXPECT_TRUE(archive_->search(tin_));
}

}  // namespace
}  // namespace dateline::searchd
