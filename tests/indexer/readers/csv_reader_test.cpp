// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(CsvReaderTest, ReadsQuotedFieldsAndLists) {
  const Outcome outcome = read_all("csv",
                                   "Title,date,tickers,topics,body,mood\n"
                                   "\"A \"\"b\"\", c\",2020-01-01,TM; NYSE:GM,ice|fish,"
                                   "\"One.\n\nTwo.\",blue\n");

  ASSERT_EQ(outcome.articles.size(), 1U);
  const Article& article = outcome.articles[0];
  EXPECT_EQ(article.title, "A \"b\", c");
  EXPECT_THAT(article.body, ElementsAre("One.", "Two."));
  EXPECT_THAT(article.topics, ElementsAre("ice", "fish"));
  EXPECT_THAT(article.tickers,
              testing::UnorderedElementsAre(Ticker{"GM", "NYSE", TickerRole::Body, 1},
                                            Ticker{"TM", "", TickerRole::Body, 1}));
  EXPECT_THAT(article.extra, ElementsAre(Pair("mood", "\"blue\"")));
}

TEST(CsvReaderTest, ReadsTabsAndSemicolons) {
  EXPECT_EQ(read_all("csv", "title\tbody\nA\tb\n").articles.at(0).title, "A");
  EXPECT_EQ(read_all("csv", "title;body\r\nA;b\r\n").articles.at(0).title, "A");
}

TEST(CsvReaderTest, LongNumbersAreUnixSeconds) {
  EXPECT_EQ(
      to_iso_day(
          read_all("csv", "title,date\nA,1500000000\n").articles.at(0).published.time.seconds),
      "2017-07-14");
}

TEST(CsvReaderTest, ARowOfTheWrongLengthIsOneError) {
  const Outcome outcome = read_all("csv", "title,body\nA,b,c\nB,c\n");

  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_EQ(outcome.places_of_errors[0].line, 2U);
  EXPECT_EQ(outcome.articles.at(0).title, "B");
}

TEST(CsvReaderTest, AnOpenQuoteLosesOneLine) {
  const Outcome outcome = read_all("csv", "title,body\n\"A,b\nB,c\nC,d\n");

  EXPECT_EQ(outcome.errors.size(), 1U);
  ASSERT_EQ(outcome.articles.size(), 2U);
  EXPECT_EQ(outcome.articles[0].title, "B");
}

TEST(CsvReaderTest, AHeaderWithoutTextIsAnErrorAndNothingFollows) {
  const Outcome outcome = read_all("csv", "a,b\n1,2\n");

  EXPECT_EQ(outcome.errors.size(), 1U);
  EXPECT_TRUE(outcome.articles.empty());
}

}  // namespace
}  // namespace dateline::indexer
