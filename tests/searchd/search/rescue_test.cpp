// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/rescue.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/search/archive.h"
#include "tests/indexer/building/articles.h"

namespace dateline::searchd {
namespace {

using indexer::testing::fresh_folder;
using indexer::testing::make_article;
using indexer::testing::must_rebuild;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class RescueTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto folder = fresh_folder() / "archive";
    must_rebuild(folder, {make_article("a", "Copper mine", "The company melts copper", 3),
                          make_article("b", "Copper smelter", "Companies melt it and sell it", 4),
                          make_article("c", "Bread", "Flour and yeast make bread", 5)});
    archive_ = *Archive::open(folder, {});
  }

  /// What each part of q finds alone, asked where nothing is found.
  std::vector<std::pair<std::string, std::uint64_t>> parts(const std::string& q) {
    const auto found = archive_->search(
        {.selection = {.q = q,
                       .filters = {{.field = schema::FieldId::Source, .any = {"none.example"}}}}});
    EXPECT_TRUE(found && found->rescue);
    std::vector<std::pair<std::string, std::uint64_t>> parts;
    for (const auto& [text, articles] : found->rescue->leaves) {
      parts.emplace_back(text, articles);
    }
    return parts;
  }

  std::unique_ptr<Archive> archive_;
};

TEST_F(RescueTest, TellsWordsAsTheyWereTypedAndCountsTheirStems) {
  EXPECT_THAT(parts("Companies, bread"), ElementsAre(Pair("Companies", 2), Pair("bread", 1)));
}

TEST_F(RescueTest, TellsPhrasesAndValuesWithTheirMarks) {
  EXPECT_THAT(parts("\"Copper  Smelter\" title:Mine $ZQ topic:\"raw metal\""),
              ElementsAre(Pair("\"Copper Smelter\"", 1), Pair("title:Mine", 1),
                          Pair("ticker:ZQ", 0), Pair("topic:\"raw metal\"", 0)));
}

TEST_F(RescueTest, CountsWhatBelongsTogetherAsAWhole) {
  EXPECT_THAT(parts("(flour OR copper) NOT yeast melts ADJ/3 copper"),
              ElementsAre(Pair("flour", 1), Pair("copper", 2), Pair("NOT yeast", 2),
                          Pair("melts ADJ/3 copper", 1)));
}

TEST_F(RescueTest, TellsAPartOnce) {
  EXPECT_THAT(parts("bread =bread bread"), ElementsAre(Pair("bread", 1), Pair("=bread", 1)));
}

TEST_F(RescueTest, TellsStopWordsOnlyWhereNothingElseWasTyped) {
  EXPECT_THAT(parts("and bread"), ElementsAre(Pair("bread", 1)));
  EXPECT_THAT(parts("and"), ElementsAre(Pair("and", 2)));
}

TEST_F(RescueTest, LeavesOutWhatHoldsNoWord) {
  EXPECT_THAT(parts("\xE2\x80\xA6"), IsEmpty());
}

}  // namespace
}  // namespace dateline::searchd
