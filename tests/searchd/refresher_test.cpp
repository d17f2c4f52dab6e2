// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/refresher.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>

#include <gtest/gtest.h>

#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::current_of;
using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_add;
using indexer::testing::must_rebuild;

/// Waits for the generation that is current; gives up after a time that no machine needs.
bool is_served(const Archive& archive, const std::filesystem::path& folder) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (archive.generation() != current_of(folder)) {
    if (std::chrono::steady_clock::now() > end) {
      return false;
    }
    std::this_thread::yield();
  }
  return true;
}

class RefresherTest : public testing::Test {
 protected:
  void SetUp() override {
    must_rebuild(folder_, {make_article("a", "Tin", "Tin from the mine", 1)});
    archive_ = *Archive::open(folder_, {});
  }

  std::filesystem::path folder_ = fresh_folder() / "archive";
  std::unique_ptr<Archive> archive_;
};

TEST_F(RefresherTest, ServesWhatIsPublished) {
  const Refresher refresher(*archive_);

  must_add(folder_, {make_article("b", "More tin", "Tin", 2)});

  EXPECT_TRUE(is_served(*archive_, folder_));
}

}  // namespace
}  // namespace dateline::searchd
