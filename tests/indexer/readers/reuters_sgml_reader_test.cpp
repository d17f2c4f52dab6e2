// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/reuters_sgml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::vector<Article> stories() {
  return read_all("reuters-sgml", data_file("three_stories.sgm")).articles;
}

TEST(ReutersSgmlReaderTest, ReadsEveryStory) {
  const Outcome outcome = read_all("reuters-sgml", data_file("three_stories.sgm"));

  EXPECT_EQ(outcome.articles.size(), 3U);
  EXPECT_THAT(outcome.errors, IsEmpty());
}

TEST(ReutersSgmlReaderTest, KnowsWhoAndWhere) {
  const Article story = stories()[0];

  EXPECT_EQ(story.own_id, "7001");
  EXPECT_EQ(story.source, "reuters-21578");
  EXPECT_EQ(story.source_name, "Reuters-21578");
  EXPECT_EQ(story.agency, "Reuters");
  EXPECT_THAT(story.authors, ElementsAre("Solveig Dahl", "Per Moe"));
  EXPECT_THAT(story.places, ElementsAre("BERGEN", "norway", "uk"));
  EXPECT_THAT(story.topics, ElementsAre("grain", "barley"));
  EXPECT_THAT(story.extra,
              ElementsAre(Pair("exchanges", R"(["liffe"])"), Pair("people", R"(["hansen"])")));
}

TEST(ReutersSgmlReaderTest, AMonthEndsTheCityOnlyInEnglish) {
  const auto places = [](const std::string& dateline) {
    const std::string record =
        "<REUTERS NEWID=\"1\"><DATE> 2-MAR-1987 09:15:05.40</DATE><TEXT>"
        "<TITLE>COFFEE</TITLE><DATELINE>" +
        dateline + "</DATELINE><BODY>It rose.</BODY></TEXT></REUTERS>";
    return read_all("reuters-sgml", record).articles.at(0).places;
  };

  EXPECT_THAT(places("RIO DE JANEIRO, March 2 - "), ElementsAre("RIO DE JANEIRO"));
  EXPECT_THAT(places("La paz, march 4 - "), ElementsAre("La paz"));
  EXPECT_THAT(places("OSLO MARCH 2 - "), ElementsAre("OSLO"));
}

TEST(ReutersSgmlReaderTest, DatesAreUtcAndNoiseAfterThemIsIgnored) {
  const Article story = stories()[0];

  EXPECT_EQ(to_rfc3339(story.published.time.seconds), "1987-03-02T09:15:05Z");
  EXPECT_EQ(story.published.time.precision, Precision::Second);
  EXPECT_EQ(story.published.text, "2-MAR-1987 09:15:05.40");
  EXPECT_THAT(story.evidence, testing::Contains(testing::Field(&Evidence::zone, "assumed")));
}

TEST(ReutersSgmlReaderTest, OddDatesParseAsWell) {
  EXPECT_EQ(to_rfc3339(stories()[2].published.time.seconds), "1987-03-03T10:16:24Z");
  EXPECT_EQ(to_iso_day(stories()[1].published.time.seconds), "1987-03-31");
  EXPECT_EQ(stories()[1].published.time.precision, Precision::Day);
}

TEST(ReutersSgmlReaderTest, IndentedLinesStartParagraphs) {
  EXPECT_THAT(stories()[0].body,
              ElementsAre("Fjord Milling said it had bought barley from <GM> and from <Grain "
                          "Growers Inc>.",
                          "Its ships leave on Monday, a spokesman said, and the café at the quay "
                          "stays open.",
                          "<GM> declined to comment."));
}

TEST(ReutersSgmlReaderTest, EntitiesAreDecodedInTheTitle) {
  EXPECT_EQ(stories()[0].title, "FJORD MILLING <FJM.O> BUYS BARLEY & OATS");
}

TEST(ReutersSgmlReaderTest, SymbolsAreCountedForEachRole) {
  EXPECT_THAT(stories()[0].tickers, ElementsAre(Ticker{"FJM.O", "O", TickerRole::Headline, 1},
                                                Ticker{"GM", "", TickerRole::Body, 2}));
}

TEST(ReutersSgmlReaderTest, ABriefHasNoBody) {
  EXPECT_EQ(stories()[1].title, "NORTHERN LEAD RAISES PRICE");
  EXPECT_THAT(stories()[1].body, IsEmpty());
}

TEST(ReutersSgmlReaderTest, UnprocessedTextIsKeptAsItStands) {
  const Article story = stories()[2];

  EXPECT_EQ(story.title, "HARBOUR STOCKS - MARCH 3");
  EXPECT_THAT(story.body, ElementsAre("HARBOUR STOCKS - MARCH 3\n Copper.........12.5 up.....0.5\n "
                                      "Zinc...........80.1 off....1.2",
                                      " Totals are in tonnes."));
  EXPECT_THAT(story.evidence,
              testing::Contains(testing::Field(&Evidence::rule, "reuters-unproc-first-line")));
}

TEST(ReutersSgmlReaderTest, AStoryWithoutAnEndDoesNotTakeTheNextOneWithIt) {
  const Outcome outcome = read_all("reuters-sgml",
                                   "<REUTERS NEWID=\"1\">\n<DATE>1-JAN-1987 00:00:00</DATE>\n"
                                   "<REUTERS NEWID=\"2\">\n<DATE>1-JAN-1987 00:00:00</DATE>\n"
                                   "<TEXT><TITLE>B</TITLE></TEXT></REUTERS>\n");

  ASSERT_EQ(outcome.articles.size(), 1U);
  EXPECT_EQ(outcome.articles[0].own_id, "2");
  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_EQ(outcome.places_of_errors[0].line, 1U);
}

TEST(ReutersSgmlReaderTest, AStoryWithoutADateIsAnError) {
  const Outcome outcome =
      read_all("reuters-sgml", "<REUTERS NEWID=\"1\"><TEXT><TITLE>A</TITLE></TEXT></REUTERS>");

  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_EQ(outcome.errors[0].code, ErrorCode::BadInput);
}

}  // namespace
}  // namespace dateline::indexer
