// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/atom_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::ElementsAre;

std::vector<Article> entries() {
  return read_all("atom", data_file("feed.atom")).articles;
}

TEST(AtomReaderTest, KnowsWhoWhenAndWhere) {
  const Article entry = entries().at(0);

  EXPECT_EQ(entry.title, "Le port ferme");
  EXPECT_EQ(entry.own_id, "urn:uuid:7001");
  EXPECT_EQ(entry.source, "tide.example");
  EXPECT_EQ(entry.source_name, "Tide & Times");
  EXPECT_EQ(entry.lang, "fr");
  EXPECT_EQ(to_rfc3339(entry.published.time.seconds), "2025-03-31T04:00:00Z");
  EXPECT_EQ(to_rfc3339(entry.updated.time.seconds), "2025-03-31T07:30:00Z");
  EXPECT_EQ(to_rfc3339(entry.first_seen.time.seconds), "2025-03-31T08:00:00Z");
  EXPECT_THAT(entry.authors, ElementsAre("Solveig Dahl"));
  EXPECT_THAT(entry.topics, ElementsAre("Ports", "strike"));
}

TEST(AtomReaderTest, LinksAreRelativeToTheBase) {
  EXPECT_EQ(entries().at(0).url, "https://tide.example/news/2025/port.html");
  EXPECT_EQ(entries().at(1).url, "https://tide.example/news/2");
}

TEST(AtomReaderTest, XhtmlBecomesParagraphs) {
  EXPECT_THAT(entries().at(0).body, ElementsAre("Le port ferme.", "Un", "Deux"));
}

TEST(AtomReaderTest, PlainTextStaysAsItStandsAndPicturesAreNoText) {
  const Article entry = entries().at(1);

  EXPECT_EQ(entry.title, "AT&T opens a <quay>");
  EXPECT_THAT(entry.body, ElementsAre("Only a teaser."));
  EXPECT_THAT(entry.authors, ElementsAre("Kim Poe"));
  EXPECT_EQ(to_rfc3339(entry.published.time.seconds), "2025-03-31T07:00:00Z");
}

TEST(AtomReaderTest, ReadsAPrefixThatTheNamespaceHas) {
  const Outcome outcome =
      read_all("atom",
               "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xmlns:media='m'><a:entry>"
               "<media:title>No</media:title><a:title>Yes</a:title></a:entry></a:feed>");

  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_EQ(outcome.articles[0].title, "Yes");
}

}  // namespace
}  // namespace dateline::indexer
