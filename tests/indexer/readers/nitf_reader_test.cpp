// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/nitf_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

Article story() {
  return read_all("nitf", data_file("story.nitf")).articles.at(0);
}

Outcome with_data(const std::string& data) {
  return read_all("nitf",
                  "<nitf><head><title>A</title><docdata " + data + "</docdata></head></nitf>");
}

TEST(NitfReaderTest, KnowsWhoWhenAndWhere) {
  const Article article = story();

  EXPECT_EQ(article.title, "Fjord Milling buys a ferry");
  EXPECT_EQ(article.own_id, "hp.7001");
  EXPECT_EQ(article.url, "https://harbour.example/7001");
  EXPECT_EQ(article.source, "harbour.example");
  EXPECT_EQ(article.source_name, "Harbour Post");
  EXPECT_EQ(article.agency, "Harbour Post");
  EXPECT_EQ(article.section, "Shipping");
  EXPECT_EQ(article.lang, "en");
  EXPECT_EQ(to_rfc3339(article.published.time.seconds), "2025-03-31T02:21:00Z");
  EXPECT_EQ(article.published.text, "20250331T042100+0200");
  EXPECT_THAT(article.authors, ElementsAre("Solveig Dahl", "Per Moe"));
  EXPECT_THAT(article.places, ElementsAre("Bergen", "Stavanger"));
  EXPECT_THAT(article.topics,
              ElementsAre("Mergers", "Economy", "subj:04000000", "ferries", "flour"));
  EXPECT_THAT(article.tickers, Contains(testing::Field(&Ticker::symbol, "FJM")));
}

TEST(NitfReaderTest, TheBodyIsItsContentAsParagraphs) {
  EXPECT_THAT(story().body,
              ElementsAre("Fjord Milling said its café stays.", "Terms", "Five million", "In cash",
                          "Year | Tonnes", "2024 | 1,200", "  Copper   12.5\n  Zinc     80.1",
                          "Totals are in tonnes."));
}

TEST(NitfReaderTest, CanceledAndWithheldDocumentsAreRefused) {
  EXPECT_THAT(with_data("management-status='canceled'>").errors.at(0).message,
              HasSubstr("canceled this item"));
  EXPECT_THAT(with_data("management-status='withheld'>").errors.at(0).message,
              HasSubstr("withheld this item"));
  EXPECT_THAT(with_data("management-status='embargoed'>").errors.at(0).message,
              HasSubstr("does not say until when"));
}

TEST(NitfReaderTest, AnEmbargoHoldsUntilItEnds) {
  const Outcome later = with_data("><date.release norm='20260201T000000Z'/>");
  const Outcome over = with_data(
      "management-status='embargoed'><date.issue norm='20250301T000000Z'/>"
      "<date.release norm='20250302T000000Z'/>");

  EXPECT_THAT(later.errors.at(0).message, HasSubstr("embargoed until 20260201T000000Z"));
  EXPECT_EQ(to_iso_day(over.articles.at(0).published.time.seconds), "2025-03-02");
}

TEST(NitfReaderTest, AFileMayHoldSeveralDocuments) {
  const std::string document = "<nitf><head><title>A</title></head></nitf>";

  EXPECT_EQ(read_all("nitf", document + document).articles.size(), 2U);
}

TEST(NitfReaderTest, AFileWithoutADocumentIsAnError) {
  EXPECT_THAT(read_all("nitf", "<other/>").errors.at(0).message,
              HasSubstr("holds no <nitf> element"));
}

TEST(NitfReaderTest, AnEmptyDocumentIsAnError) {
  EXPECT_THAT(read_all("nitf", "<nitf/>").errors.at(0).message,
              HasSubstr("neither a title nor text"));
}

TEST(NitfReaderTest, AReleaseByTheDayBeginsWithIt) {
  EXPECT_EQ(with_data("><date.release norm='20260101'/>").articles.size(), 1U);
  EXPECT_THAT(with_data("><date.release norm='20260102'/>").errors.at(0).message,
              HasSubstr("embargoed until 20260102"));
}

}  // namespace
}  // namespace dateline::indexer
