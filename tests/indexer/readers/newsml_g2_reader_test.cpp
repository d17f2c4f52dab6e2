// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/newsml_g2_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Outcome message() {
  return read_all("newsml-g2", data_file("message.newsml-g2.xml"));
}

TEST(NewsmlG2ReaderTest, KnowsWhoWhenAndWhere) {
  const Article item = message().articles.at(1);

  EXPECT_EQ(item.title, "Fjord Milling buys a ferry");
  EXPECT_EQ(item.own_id, "urn:newsml:harbour.example:7001");
  EXPECT_EQ(item.source, "harbour.example");
  EXPECT_EQ(item.agency, "HP");
  EXPECT_EQ(item.lang, "en");
  EXPECT_EQ(to_rfc3339(item.published.time.seconds), "2025-03-31T02:21:00Z");
  EXPECT_EQ(to_rfc3339(item.updated.time.seconds), "2025-03-31T05:30:00Z");
  EXPECT_EQ(to_rfc3339(item.first_seen.time.seconds), "2025-03-31T06:00:00Z");
  EXPECT_THAT(item.authors, ElementsAre("Solveig Dahl"));
  EXPECT_THAT(item.places, ElementsAre("Bergen", "Norway"));
  EXPECT_THAT(item.topics, ElementsAre("Economy", "medtop:20000170", "subj:04011000", "ferries"));
  EXPECT_THAT(item.tickers, Contains(testing::Field(&Ticker::symbol, "FJM")));
}

TEST(NewsmlG2ReaderTest, TheLongestRenditionIsTheBody) {
  EXPECT_THAT(message().articles.at(1).body,
              ElementsAre("Fjord Milling said it bought a ferry.", "It pays five million."));
}

TEST(NewsmlG2ReaderTest, APackageIsItsHeadlineAndItsReferencesAreRelated) {
  const Article package = message().articles.at(0);

  EXPECT_EQ(package.title, "Shipping today");
  EXPECT_EQ(package.source, "HP");
  EXPECT_EQ(package.source_name, "Harbour Post");
  EXPECT_THAT(package.body, IsEmpty());
  ASSERT_EQ(package.related.size(), 1U);
  EXPECT_EQ(package.related[0].title, "Fjord Milling buys a ferry");
  EXPECT_EQ(package.related[0].text, "It pays five million.");
}

TEST(NewsmlG2ReaderTest, APackageWithoutAHeadlineIsCalledAfterWhatLeadsIt) {
  const Outcome named =
      read_all("newsml-g2",
               "<packageItem guid='a'><groupSet><group><itemRef><title>A</title></itemRef>"
               "<itemRef><title>B</title></itemRef></group></groupSet></packageItem>");
  const Outcome nameless = read_all("newsml-g2", "<packageItem guid='a'/>");

  EXPECT_EQ(named.articles.at(0).title, "A");
  EXPECT_THAT(nameless.errors.at(0).message, HasSubstr("neither a title nor text"));
}

TEST(NewsmlG2ReaderTest, APictureIsItsDescription) {
  EXPECT_THAT(message().articles.at(2).body, ElementsAre("The ferry at its quay."));
}

TEST(NewsmlG2ReaderTest, AnItemIsPublishedWhenItsEmbargoEnds) {
  const Article item = message().articles.at(3);

  EXPECT_EQ(item.title, "Now it may be told");
  EXPECT_EQ(to_rfc3339(item.published.time.seconds), "2025-03-31T04:00:00Z");
  EXPECT_THAT(item.authors, ElementsAre("Per Moe"));
  EXPECT_THAT(item.body, ElementsAre("It is told."));
}

TEST(NewsmlG2ReaderTest, WhatMayNotBeShownOrIsNoNewsIsRefused) {
  const Outcome outcome = message();

  ASSERT_EQ(outcome.articles.size(), 4U);
  ASSERT_EQ(outcome.errors.size(), 3U);
  EXPECT_THAT(outcome.errors[0].message, HasSubstr("canceled"));
  EXPECT_THAT(outcome.errors[1].message, HasSubstr("embargoed until 2026-02-01"));
  EXPECT_THAT(outcome.errors[2].message, HasSubstr("a conceptItem is no news"));
}

}  // namespace
}  // namespace dateline::indexer
