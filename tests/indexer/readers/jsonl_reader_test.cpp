// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/jsonl_reader.h"

#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

TEST(JsonlReaderTest, AMalformedLineAmongGoodOnesIsOneError) {
  const Outcome outcome =
      read_all("jsonl", "{\"title\":\"A\"}\n\n{\"title\":\n{\"title\":\"B\"}\n5\n");

  ASSERT_EQ(outcome.articles.size(), 2U);
  EXPECT_EQ(outcome.articles[1].title, "B");
  ASSERT_EQ(outcome.errors.size(), 2U);
  EXPECT_EQ(outcome.places_of_errors[0].line, 3U);
  EXPECT_EQ(outcome.places_of_errors[0].record, 2U);
  EXPECT_EQ(outcome.places_of_errors[0].offset, 15U);
}

TEST(JsonlReaderTest, StrayBytesAreRepaired) {
  const Outcome outcome = read_all("jsonl", "{\"title\":\"Caf\xE9\\u0000\"}");

  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_EQ(outcome.articles[0].title, "Café");
}

TEST(JsonlReaderTest, AnEndlessLineIsOneErrorAndTheNextIsRead) {
  const Outcome outcome =
      read_all("jsonl", R"({"title":")" + std::string(io::kMaxRecordBytes, 'x') + R"("})" + "\n" +
                            R"({"title":"B"})" + "\n");

  EXPECT_EQ(outcome.errors.size(), 1U);
  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_EQ(outcome.articles[0].title, "B");
}

}  // namespace
}  // namespace dateline::indexer
