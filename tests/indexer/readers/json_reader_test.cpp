// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> titles(const Outcome& outcome) {
  std::vector<std::string> all;
  for (const Article& article : outcome.articles) {
    all.push_back(article.title);
  }
  return all;
}

TEST(JsonReaderTest, ReadsOneObject) {
  EXPECT_THAT(titles(read_all("json", "{\n \"title\": \"A\"\n}\n")), ElementsAre("A"));
}

TEST(JsonReaderTest, ReadsAnArray) {
  EXPECT_THAT(titles(read_all("json", R"([{"title":"A"}, {"title":"]},{"}])")),
              ElementsAre("A", "]},{"));
}

TEST(JsonReaderTest, ReadsTheArticlesOfAnObject) {
  const Outcome outcome = read_all(
      "json",
      R"({"status":"ok","x":{"articles":[1]},"articles":[{"title":"A"},{"title":"B"}],"n":[2]})");

  EXPECT_THAT(titles(outcome), ElementsAre("A", "B"));
  EXPECT_THAT(outcome.errors, IsEmpty());
}

TEST(JsonReaderTest, AnElementThatIsNoArticleIsOneError) {
  const Outcome outcome = read_all("json", "[{\"title\":\"A\"},\n5,\n{\"title\":\"B\"}]");

  EXPECT_THAT(titles(outcome), ElementsAre("A", "B"));
  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_EQ(outcome.places_of_errors[0].line, 2U);
}

TEST(JsonReaderTest, ACutFileGivesWhatIsWhole) {
  const Outcome outcome = read_all("json", R"([{"title":"A"},{"title":"B)");

  EXPECT_THAT(titles(outcome), ElementsAre("A"));
  EXPECT_EQ(outcome.errors.size(), 1U);
}

}  // namespace
}  // namespace dateline::indexer
