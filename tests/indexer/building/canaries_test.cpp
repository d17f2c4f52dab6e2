// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/canaries.h"

#include <gtest/gtest.h>

#include "indexer/open_generation.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

class Canaries : public ::testing::Test {
 protected:
  void SetUp() override {
    testing::must_rebuild(archive_, {oil_, testing::make_article("wheat", "Wheat harvest",
                                                                 "Farmers sell wheat.", 9)});
    auto opened = open_current({archive_});
    ASSERT_TRUE(opened);
    database_ = joined(opened->databases);
  }

  /// True when every canary finds something.
  [[nodiscard]] bool sing(const std::vector<std::string>& canaries,
                          const std::vector<schema::Tombstone>& tombstones = {}) const {
    return check_canaries(database_, canaries, tombstones).has_value();
  }

  Article oil_ =
      testing::make_article("oil", "Crude oil rises", "Tankers of crude wait in the strait.", 3);
  std::filesystem::path archive_ = testing::fresh_folder();
  Xapian::Database database_;
};

TEST_F(Canaries, FindWords) {
  EXPECT_TRUE(sing({"oil", "tanker"}));
  EXPECT_FALSE(sing({"oil", "copper"}));
}

TEST_F(Canaries, FindBeginningsOfWords) {
  EXPECT_TRUE(sing({"tank*", "wheat*"}));
  EXPECT_FALSE(sing({"tankerx*"}));
}

TEST_F(Canaries, FindLabels) {
  EXPECT_TRUE(sing({"topic:grain"}));
  EXPECT_FALSE(sing({"topic:metal"}));
}

TEST_F(Canaries, FindPhrases) {
  EXPECT_TRUE(sing({"\"crude oil\""}));
  EXPECT_FALSE(sing({"\"oil crude\""}));
}

TEST_F(Canaries, FindNeighbours) {
  EXPECT_TRUE(sing({"tankers NEAR/3 wait"}));
  EXPECT_FALSE(sing({"tankers NEAR/1 strait"}));
}

TEST_F(Canaries, ObeyOperators) {
  EXPECT_TRUE(sing({"copper OR wheat"}));
  EXPECT_FALSE(sing({"oil wheat"}));
  EXPECT_FALSE(sing({"oil -crude"}));
}

TEST_F(Canaries, FindDates) {
  EXPECT_TRUE(sing({"oil date:2025-01"}));
  EXPECT_FALSE(sing({"oil date:2025-02"}));
}

TEST_F(Canaries, FindNothingThatIsDeleted) {
  EXPECT_FALSE(sing({"oil"}, {{.article_id = oil_.id, .deleted_at = 1}}));
}

TEST_F(Canaries, AreNamedWhenTheyFail) {
  const Status status = check_canaries(database_, std::vector<std::string>{"copper"}, {});

  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::Rejected);
  EXPECT_NE(status.error().message.find("copper"), std::string::npos);
}

}  // namespace
}  // namespace dateline::indexer
