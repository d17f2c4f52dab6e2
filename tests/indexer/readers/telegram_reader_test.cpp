// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/telegram_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Outcome iptc() {
  return read_all("iptc7901", data_file("stories.iptc"));
}

Outcome anpa() {
  return read_all("anpa1312", data_file("stories.anpa"));
}

TEST(Iptc7901ReaderTest, KnowsWhoWhenAndWhere) {
  const Article story = iptc().articles.at(0);

  EXPECT_EQ(story.title, "Fjord Milling buys a ferry");
  EXPECT_EQ(story.own_id, "hpa0123 31 Mar 2025 04:21 GMT");
  EXPECT_EQ(story.source, "dpa");
  EXPECT_EQ(story.agency, "dpa");
  EXPECT_EQ(to_rfc3339(story.published.time.seconds), "2025-03-31T04:21:00Z");
  EXPECT_THAT(story.authors, ElementsAre("Solveig Dahl"));
  EXPECT_THAT(story.places, ElementsAre("Bergen"));
  EXPECT_THAT(story.topics, ElementsAre("Norway-shipping", "Bergen"));
}

TEST(Iptc7901ReaderTest, TheBodyIsItsParagraphsWithoutNotesAndInitials) {
  EXPECT_THAT(iptc().articles.at(0).body,
              ElementsAre("Fjord Milling said on Monday that its café stays.",
                          "It pays five million.", "Its ships leave today."));
  EXPECT_THAT(iptc().articles.at(1).body, ElementsAre("Brann won."));
}

TEST(Iptc7901ReaderTest, WithoutAnEndTheHeadlineIsTheFirstLine) {
  EXPECT_EQ(iptc().articles.at(1).title, "Brann win");
}

TEST(Iptc7901ReaderTest, AStoryWithoutTextIsAnError) {
  const Outcome outcome = iptc();

  EXPECT_EQ(outcome.articles.size(), 2U);
  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_THAT(outcome.errors[0].message, HasSubstr("STX is missing"));
  EXPECT_EQ(outcome.places_of_errors[0].record, 3U);
}

TEST(AnpaReaderTest, KnowsWhoWhenAndWhere) {
  const Article story = anpa().articles.at(0);

  EXPECT_EQ(story.title, "Fjord Milling buys a ferry");
  EXPECT_EQ(story.own_id, "W2870 2025-03-31T04:21Z");
  EXPECT_EQ(story.source, "AP");
  EXPECT_EQ(story.agency, "AP");
  EXPECT_EQ(story.section, "finance");
  EXPECT_EQ(to_rfc3339(story.published.time.seconds), "2025-03-31T04:21:00Z");
  EXPECT_THAT(story.authors, ElementsAre("SOLVEIG DAHL", "PER MOE"));
  EXPECT_THAT(story.places, ElementsAre("BERGEN"));
}

TEST(AnpaReaderTest, TheBodyIsReadableAndTablesHaveCells) {
  EXPECT_THAT(
      anpa().articles.at(0).body,
      ElementsAre("Fjord Milling said it “bought a ferry” on Monday.",
                  "It pays five million - in cash.", "| W | L | Pct", "Brann SK | 23 | 13 | .639"));
}

TEST(AnpaReaderTest, AStoryOfDeskLinesAloneHasThemAsItsText) {
  const Article story = anpa().articles.at(1);

  EXPECT_EQ(story.title, "Top News at 04:22");
  EXPECT_THAT(story.body, ElementsAre("Lead costs more", "Ships leave"));
}

TEST(TelegramReaderTest, WhatHoldsNoStoryAnswersNothing) {
  EXPECT_THAT(read_all("anpa1312", "no start of a header").articles, IsEmpty());
}

}  // namespace
}  // namespace dateline::indexer
