// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/rss_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

Outcome feed() {
  return read_all("rss", data_file("feed.rss"));
}

std::string rss(const std::string& channel) {
  return "<rss><channel>" + channel + "</channel></rss>";
}

TEST(RssReaderTest, ABrokenItemTakesNoOtherWithIt) {
  const Outcome outcome = feed();

  EXPECT_EQ(outcome.articles.size(), 3U);
  ASSERT_EQ(outcome.errors.size(), 2U);
  EXPECT_THAT(outcome.errors[0].message, HasSubstr("the XML cannot be read"));
  EXPECT_THAT(outcome.errors[1].message, HasSubstr("neither a title nor text"));
  EXPECT_EQ(outcome.places_of_errors[0].record, 3U);
  EXPECT_EQ(outcome.places_of_errors[0].line, 37U);
}

TEST(RssReaderTest, AMarkOutranksTheDeclaredCharacterSet) {
  const Outcome outcome = read_all(
      "rss", "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-16\"?>" +
                 rss("<title>Z\xC3\xBCrich Post</title><item><title>Z\xC3\xBCrich</title></item>"));

  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_EQ(outcome.articles[0].title, "Z\xC3\xBCrich");
  EXPECT_EQ(outcome.articles[0].source_name, "Z\xC3\xBCrich Post");
}

TEST(RssReaderTest, KnowsWhoWhenAndWhere) {
  const Article item = feed().articles[0];

  EXPECT_EQ(item.title, "Fjord Milling & Sons buys a ferry");
  EXPECT_EQ(item.url, "https://www.harbour-post.example/2025/03/fjord-milling");
  EXPECT_EQ(item.own_id, "hp-7001");
  EXPECT_EQ(item.source, "harbour-post.example");
  EXPECT_EQ(item.source_name, "Harbour Post");
  EXPECT_EQ(item.agency, "Reuters");
  EXPECT_EQ(item.lang, "en");
  EXPECT_EQ(to_rfc3339(item.published.time.seconds), "2025-03-31T02:21:00Z");
  EXPECT_THAT(item.authors, ElementsAre("Solveig Dahl", "Per Moe"));
  EXPECT_THAT(item.places, ElementsAre("BERGEN"));
  EXPECT_THAT(item.topics, ElementsAre("Shipping", "Mergers", "ferries", "flour"));
}

TEST(RssReaderTest, TheBodyIsTheEncodedTextAsParagraphs) {
  EXPECT_THAT(
      feed().articles[0].body,
      ElementsAre("Fjord Milling (NYSE: FJM) said it café-tested <bread> on Monday.",
                  "It pays 5 million.", "Its ships leave today.", "Year | Tonnes", "2024 | 1,200"));
}

TEST(RssReaderTest, ThePermanentLinkAndTheSourceOfTheItemCount) {
  const Article item = feed().articles[1];

  EXPECT_EQ(item.title, "Northern Lead <NL.N> raises price");
  EXPECT_EQ(item.url, "https://www.harbour-post.example/2025/03/lead");
  EXPECT_EQ(item.source, "wire.example");
  EXPECT_EQ(item.source_name, "The Wire");
  EXPECT_THAT(item.authors, ElementsAre("Kim Poe"));
  EXPECT_THAT(item.body, ElementsAre("Lead costs more.…"));
}

TEST(RssReaderTest, DeclaredEntitiesAreNotExpandedAndAnAgencyIsNoAuthor) {
  const Article item = feed().articles[2];

  EXPECT_THAT(item.title, Not(HasSubstr("boom")));
  EXPECT_THAT(item.authors, IsEmpty());
  EXPECT_EQ(item.agency, "Reuters");
}

TEST(RssReaderTest, TheTimeOfTheFeedIsWhenItsItemsWereSeen) {
  const Article item = feed().articles[0];

  EXPECT_EQ(to_rfc3339(item.first_seen.time.seconds), "2025-03-31T04:00:00Z");
  EXPECT_THAT(item.evidence, Contains(Field(&Evidence::rule, "rss lastBuildDate")));
}

TEST(RssReaderTest, AFeedThatIsOlderThanItsItemsSaysNothing) {
  const Outcome outcome = read_all(
      "rss",
      rss("<lastBuildDate>Mon, 31 Mar 2025 04:00:00 GMT</lastBuildDate><item><title>A</title>"
          "<pubDate>Mon, 31 Mar 2025 05:00:00 GMT</pubDate></item>"));

  EXPECT_FALSE(outcome.articles[0].first_seen.known());
}

TEST(RssReaderTest, ReadsRss1InItsCharacterSet) {
  const Outcome outcome = read_all("rss", data_file("feed.rdf"));

  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_EQ(outcome.articles[0].title, "Sjøen stiger");
  EXPECT_THAT(outcome.articles[0].body, ElementsAre("Vannet står høyt."));
  EXPECT_THAT(outcome.articles[0].topics, ElementsAre("Weather"));
  EXPECT_EQ(outcome.articles[0].lang, "no");
  EXPECT_EQ(outcome.articles[0].source_name, "Quay Gazette");
}

TEST(RssReaderTest, ExplainsWhereItsValuesStood) {
  extract::Explanation explanation;
  const std::string item = "<item><title>A</title><pubDate>soon</pubDate></item>";
  auto reader = find_format("rss")->open(io::Input(io::bytes_of(rss(item))),
                                         {.source = "a.example", .explanation = &explanation});

  ASSERT_TRUE((*reader)->next());
  const std::vector<extract::Candidate> considered = explanation.take();

  ASSERT_EQ(considered.size(), 2U);
  EXPECT_EQ(considered[0].rule, "rss title");
  EXPECT_TRUE(considered[0].chosen);
  EXPECT_EQ(considered[1].field, "published");
  EXPECT_EQ(considered[1].reason, "no date");
}

TEST(RssReaderTest, AFeedWithoutItemsIsNoError) {
  const Outcome outcome = read_all("rss", rss("<title>Quiet</title>"));

  EXPECT_THAT(outcome.articles, IsEmpty());
  EXPECT_THAT(outcome.errors, IsEmpty());
}

TEST(RssReaderTest, ACutFeedKeepsWhatIsWhole) {
  const Outcome outcome = read_all("rss", "<rss><channel><item><title>A</title></item><item><ti");

  EXPECT_EQ(outcome.articles.size(), 1U);
  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_THAT(outcome.errors[0].message, HasSubstr("</item> is missing"));
}

}  // namespace
}  // namespace dateline::indexer
