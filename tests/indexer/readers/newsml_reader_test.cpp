// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/newsml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Article item() {
  return read_all("newsml", data_file("item.newsml.xml")).articles.at(0);
}

TEST(NewsmlReaderTest, KnowsWhoWhenAndWhere) {
  const Article article = item();

  EXPECT_EQ(article.title, "Fjord Milling buys a ferry");
  EXPECT_EQ(article.own_id, "urn:newsml:harbour.example:20250331:7001");
  EXPECT_EQ(article.source, "harbour.example");
  EXPECT_EQ(article.source_name, "Harbour Post");
  EXPECT_EQ(article.agency, "Harbour Post");
  EXPECT_EQ(article.lang, "en");
  EXPECT_EQ(to_rfc3339(article.published.time.seconds), "2025-03-31T02:21:00Z");
  EXPECT_EQ(to_rfc3339(article.updated.time.seconds), "2025-03-31T05:30:00Z");
  EXPECT_EQ(to_rfc3339(article.first_seen.time.seconds), "2025-03-31T06:00:00Z");
  EXPECT_THAT(article.authors, ElementsAre("Solveig Dahl"));
  EXPECT_THAT(article.places, ElementsAre("BERGEN"));
  EXPECT_THAT(article.topics, ElementsAre("Economy", "subj:04000000", "subj:04011000", "ferries"));
}

TEST(NewsmlReaderTest, OnlySymbolsAreTickers) {
  const Article article = item();

  ASSERT_EQ(article.tickers.size(), 1U);
  EXPECT_EQ(article.tickers[0].symbol, "FJM");
}

TEST(NewsmlReaderTest, TheLongestTextIsTheBody) {
  EXPECT_THAT(item().body,
              ElementsAre("Fjord Milling said it bought a ferry.", "It pays five million."));
}

TEST(NewsmlReaderTest, CanceledItemsAreRefused) {
  const Outcome outcome =
      read_all("newsml",
               "<NewsML><NewsItem><NewsManagement><Status FormalName='Canceled'/>"
               "</NewsManagement><HeadLine>A</HeadLine></NewsItem></NewsML>");

  EXPECT_THAT(outcome.errors.at(0).message, HasSubstr("canceled this item"));
}

TEST(NewsmlReaderTest, OnlyAnEmbargoHoldsAnItemBack) {
  const auto with_status = [](const std::string& status) {
    return read_all("newsml", "<NewsML><NewsItem><NewsManagement><Status FormalName='" + status +
                                  "'/><StatusWillChange><DateAndTime>20260201T000000Z</DateAndTime>"
                                  "</StatusWillChange></NewsManagement><HeadLine>A</HeadLine>"
                                  "</NewsItem></NewsML>");
  };

  EXPECT_THAT(with_status("Embargoed").errors.at(0).message,
              HasSubstr("embargoed until 20260201T000000Z"));
  EXPECT_EQ(with_status("Usable").articles.size(), 1U);
}

}  // namespace
}  // namespace dateline::indexer
