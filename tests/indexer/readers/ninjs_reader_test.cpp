// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/ninjs_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

Outcome items() {
  return read_all("ninjs", data_file("items.ninjs.json"));
}

TEST(NinjsReaderTest, ReadsVersion1) {
  const Article item = items().articles.at(0);

  EXPECT_EQ(item.title, "Fjord Milling buys a ferry");
  EXPECT_EQ(item.own_id, "urn:hp:7001");
  EXPECT_EQ(item.url, "https://harbour.example/7001");
  EXPECT_EQ(item.source, "Harbour Post");
  EXPECT_EQ(item.lang, "en");
  EXPECT_EQ(to_rfc3339(item.published.time.seconds), "2025-03-31T02:21:00Z");
  EXPECT_EQ(to_rfc3339(item.updated.time.seconds), "2025-03-31T05:30:00Z");
  EXPECT_THAT(item.authors, ElementsAre("Solveig Dahl", "Per Moe"));
  EXPECT_THAT(item.places, ElementsAre("Bergen", "Stavanger"));
  EXPECT_THAT(item.topics, ElementsAre("economy", "subj:04000000", "medtop:20000170", "ferries"));
  EXPECT_THAT(item.tickers, Contains(testing::Field(&Ticker::symbol, "FJM")));
  EXPECT_THAT(item.body,
              ElementsAre("Fjord Milling said it bought a ferry.", "It pays five million."));
}

TEST(NinjsReaderTest, ReadsVersion2) {
  const Article item = items().articles.at(1);

  EXPECT_EQ(item.title, "Northern Lead raises price");
  EXPECT_EQ(item.own_id, "urn:hp:7002");
  EXPECT_EQ(item.source, "HP");
  EXPECT_THAT(item.authors, ElementsAre("Kim Poe"));
  EXPECT_THAT(item.topics, ElementsAre("metals"));
  EXPECT_THAT(item.body, ElementsAre("Lead costs more."));
}

TEST(NinjsReaderTest, WithheldItemsAreRefusedAndEmbargoesEnd) {
  const Outcome outcome = items();

  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_THAT(outcome.errors[0].message, HasSubstr("withheld this item"));
  EXPECT_EQ(to_iso_day(outcome.articles.at(2).published.time.seconds), "2025-04-01");
}

TEST(NinjsReaderTest, ReadsOneItemALineAndWhatAnInterfaceWraps) {
  const Outcome outcome = read_all("ninjs",
                                   "{\"versioncreated\":\"2025-03-31\",\"headline\":\"A\"}\n"
                                   "{\"data\":{\"item\":{\"headline\":\"B\"}}}\n[1]");

  ASSERT_EQ(outcome.articles.size(), 2U);
  EXPECT_EQ(outcome.articles[1].title, "B");
  EXPECT_THAT(outcome.errors.at(0).message, HasSubstr("must be a JSON object"));
}

}  // namespace
}  // namespace dateline::indexer
