// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/scraped_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/extract/page_of.h"

namespace dateline::extract {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Article page(const std::string& text) {
  const DateRules rules = rules_of_2026();
  const auto article = read_scraped_page(text, {.dates = rules, .source = "fallback"});
  EXPECT_TRUE(article) << article.error().message;
  return article ? *article : Article{};
}

TEST(ScrapedPageTest, FindsHeadlineDateAndByline) {
  const Article article = page(data_file("scraped_page.txt"));

  EXPECT_EQ(article.title, "Herring fleet returns with half a catch");
  EXPECT_EQ(to_rfc3339(article.published.time.seconds), "2022-10-03T18:05:00Z");
  EXPECT_EQ(article.published.time.precision, Precision::Minute);
  EXPECT_EQ(article.published.text, "Oct 3, 2022 6:05 PM");
  EXPECT_THAT(article.authors, ElementsAre("Ingrid Moll"));
}

TEST(ScrapedPageTest, EvidenceSaysThatTheZoneIsAssumed) {
  const Article article = page(data_file("scraped_page.txt"));

  EXPECT_THAT(article.evidence, testing::Contains(testing::Field(&Evidence::zone, "assumed")));
}

TEST(ScrapedPageTest, TheBodyStartsAfterTheDatelineAndEndsBeforeTheComments) {
  const Article article = page(data_file("scraped_page.txt"));

  EXPECT_THAT(article.body, ElementsAre(StartsWith("The herring fleet came home"),
                                        StartsWith("Skippers said the fish"),
                                        "Prices at the auction rose by a third."));
  EXPECT_EQ(article.agency, "Polaris");
  EXPECT_THAT(article.places, ElementsAre("ESBJERG"));
}

TEST(ScrapedPageTest, SourceAndTopicsComeFromTheFurniture) {
  const Article article = page(data_file("scraped_page.txt"));

  EXPECT_EQ(article.source, "quillandanchor.example");
  EXPECT_EQ(article.source_name, "Quill and Anchor");
  EXPECT_THAT(article.topics, ElementsAre("Trade", "Fisheries"));
}

TEST(ScrapedPageTest, RelatedEntriesNeedNoSecondTitle) {
  const Article article = page(data_file("scraped_page.txt"));

  ASSERT_EQ(article.related.size(), 2U);
  EXPECT_EQ(article.related[0].published.text, "Sep 12, 2022");
  EXPECT_EQ(article.related[1].title, "Two boats, one lighthouse, no blame");
  EXPECT_THAT(article.related[1].text, HasSubstr("whale"));
}

TEST(ScrapedPageTest, AHeadlineNeedsNoRepetition) {
  const Article article = page(
      "Home > Trade > Ice\nIce is cold again\nBy Ann Lee | 3 May 2021, 07:05\n\n"
      "Ice was as cold as it has ever been on Monday, said everybody who had been asked to touch "
      "it.\n"
      "It is expected to stay so.\n\nMore on this\nWater is wet, says study\n2 May 2021\n");

  EXPECT_EQ(article.title, "Ice is cold again");
  EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
  EXPECT_EQ(article.body.size(), 2U);
  EXPECT_THAT(article.topics, ElementsAre("Trade", "Ice"));
  EXPECT_EQ(article.source, "fallback");
}

TEST(ScrapedPageTest, LinesBrokenByAMarginAreJoined) {
  const Article article = page(
      "Ice is cold again\n3 May 2021\n\nOSLO (AP) - Ice was as cold as it has ever been on\n"
      "Monday, said everybody who had been asked to touch it. Most\nagreed.\n\nNobody froze.\n");

  EXPECT_THAT(article.body,
              ElementsAre("Ice was as cold as it has ever been on Monday, said everybody who had "
                          "been asked to touch it. Most agreed.",
                          "Nobody froze."));
}

TEST(ScrapedPageTest, AnUpdateIsNoPublication) {
  const Article article = page(
      "Ice is cold again\nPublished 3 May 2021 07:05\nUpdated 4 May 2021 08:00\n\n"
      "OSLO (AP) - Ice was as cold as it has ever been.\n");

  EXPECT_EQ(to_iso_day(article.published.time.seconds), "2021-05-03");
  EXPECT_EQ(to_iso_day(article.updated.time.seconds), "2021-05-04");
}

TEST(ScrapedPageTest, AFutureDateIsRefused) {
  const DateRules rules = rules_of_2026();

  const auto article = read_scraped_page("Ice is cold again\n3 May 2099\n\nOSLO (AP) - Ice.\n",
                                         {.dates = rules, .source = ""});

  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().code, ErrorCode::BadInput);
}

TEST(ScrapedPageTest, NoParagraphIsFurniture) {
  for (const std::string& paragraph : page(data_file("scraped_page.txt")).body) {
    EXPECT_THAT(paragraph, Not(HasSubstr("Share this")));
    EXPECT_THAT(paragraph, Not(HasSubstr("Copyright")));
    EXPECT_THAT(paragraph, Not(HasSubstr("Sign up")));
  }
}

TEST(ScrapedPageTest, ExplainsADateThatCannotBeToldApart) {
  const DateRules rules = rules_of_2026();
  Explanation explanation;

  const auto article = read_scraped_page(
      "Harbour seal learns to queue\n03/04/2025\nThe seal waits its turn at the fish counter.\n",
      {.dates = rules, .source = "", .explanation = &explanation});

  ASSERT_TRUE(article);
  EXPECT_THAT(explanation.take(),
              ElementsAre(testing::Field(&Candidate::reason, HasSubstr("date_order"))));
}

}  // namespace
}  // namespace dateline::extract
