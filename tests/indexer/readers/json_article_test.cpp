// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

Article article_of(const std::string& json, const std::string& zone = "") {
  const Outcome outcome = read_all("jsonl", json, zone);
  EXPECT_EQ(outcome.articles.size(), 1U)
      << (outcome.errors.empty() ? "" : outcome.errors[0].message);
  return outcome.articles.empty() ? Article{} : outcome.articles[0];
}

std::string message_of(const std::string& json) {
  const Outcome outcome = read_all("jsonl", json);
  EXPECT_EQ(outcome.errors.size(), 1U);
  EXPECT_EQ(outcome.errors.at(0).code, ErrorCode::BadInput);
  return outcome.errors.empty() ? "" : outcome.errors[0].message;
}

TEST(JsonArticleTest, ReadsTheKeysOfExtract) {
  const Article article = article_of(
      R"({"title":"A","id":"x-1","url":"https://www.a.example/1","published":"2025-03-31T04:21:00Z",)"
      R"("source_name":"The A","agency":"AP","places":["OSLO"],"authors":["Ann Lee"],"lang":"en-GB",)"
      R"("section":"Fish","topics":["ice"],"body":"One.\n\nTwo."})");

  EXPECT_EQ(article.own_id, "x-1");
  EXPECT_EQ(article.source, "a.example");
  EXPECT_EQ(to_rfc3339(article.published.time.seconds), "2025-03-31T04:21:00Z");
  EXPECT_EQ(article.lang, "en");
  EXPECT_THAT(article.body, ElementsAre("One.", "Two."));
  EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
}

TEST(JsonArticleTest, TimesOfASourceAreInItsZone) {
  const auto reader = find_format("jsonl")->open(
      io::Input(io::bytes_of(R"({"title":"A","url":"https://uk.a.example/1",)"
                             R"("date":"03/04/2025 12:00"})")),
      {.source = "",
       .sources = {{"a.example", {.zone = "Europe/London", .order = extract::DateOrder::DayFirst}}},
       .now = 1'767'225'600});

  const auto article = (*reader)->next();

  ASSERT_TRUE(article && *article);
  EXPECT_EQ(to_rfc3339((*article)->published.time.seconds), "2025-04-03T11:00:00Z");
}

TEST(JsonArticleTest, KnowsOtherNames) {
  const Article article = article_of(
      R"({"headline":"A","date":"2025-03-31","text":["p","q"],"author":"By Ann Lee and Bo Ek"})");

  EXPECT_EQ(article.title, "A");
  EXPECT_EQ(article.published.time.precision, Precision::Day);
  EXPECT_THAT(article.body, ElementsAre("p", "q"));
  EXPECT_THAT(article.authors, ElementsAre("Ann Lee", "Bo Ek"));
  EXPECT_EQ(article.source, "fallback");
}

TEST(JsonArticleTest, ReadsUnixSeconds) {
  EXPECT_EQ(
      to_rfc3339(article_of(R"({"title":"A","published":1500000000})").published.time.seconds),
      "2017-07-14T02:40:00Z");
}

TEST(JsonArticleTest, ThePrecisionThatExtractPrintedIsKept) {
  EXPECT_EQ(
      article_of(R"({"title":"A","published":"2025-03-31T00:00:00Z","published_precision":"day"})")
          .published.time.precision,
      Precision::Day);
}

TEST(JsonArticleTest, TimesWithoutAZoneAreInTheConfiguredOne) {
  EXPECT_EQ(to_rfc3339(article_of(R"({"title":"A","date":"2017-07-01 12:00:00"})", "Europe/Berlin")
                           .published.time.seconds),
            "2017-07-01T10:00:00Z");
}

TEST(JsonArticleTest, ReadsTickersInEveryShape) {
  const Article article =
      article_of(R"({"title":"A","tickers":["NYSE:TM","GM.N","BRK.B",)"
                 R"({"symbol":"F","exchange":"NYSE","role":"headline","mentions":3}]})");

  EXPECT_THAT(article.tickers,
              testing::UnorderedElementsAre(Ticker{"F", "NYSE", TickerRole::Headline, 3},
                                            Ticker{"BRK.B", "", TickerRole::Body, 1},
                                            Ticker{"GM", "N", TickerRole::Body, 1},
                                            Ticker{"TM", "NYSE", TickerRole::Body, 1}));
}

TEST(JsonArticleTest, KeepsUnknownKeysAndUnreadTickers) {
  const Article article =
      article_of(R"({"title":"A","mood":{"x":[1]},"tickers":["Toyota Motor"]})");

  EXPECT_THAT(article.extra,
              ElementsAre(Pair("tickers", R"(["Toyota Motor"])"), Pair("mood", R"({"x":[1]})")));
}

TEST(JsonArticleTest, ReadsRelatedEntries) {
  const Article article = article_of(
      R"({"title":"A","related":[{"title":"B","published":"2025-05-25","text":"c","tickers":["TM"]}]})");

  ASSERT_EQ(article.related.size(), 1U);
  EXPECT_EQ(article.related[0].title, "B");
  EXPECT_EQ(article.related[0].published.time.precision, Precision::Day);
}

TEST(JsonArticleTest, FirstSeenIsReadWhereItIsGiven) {
  const Article article =
      article_of(R"({"title":"A","published":"2025-01-01","first_seen":"2025-01-02T03:04:05Z"})");

  EXPECT_EQ(to_rfc3339(article.first_seen.time.seconds), "2025-01-02T03:04:05Z");
  EXPECT_FALSE(article.first_seen_derived);
}

TEST(JsonArticleTest, FirstSeenKeepsThePrecisionThatExtractPrinted) {
  const Article article = article_of(
      R"({"title":"A","first_seen":"2025-01-02T00:00:00Z","first_seen_precision":"day"})");

  EXPECT_EQ(article.first_seen.time.precision, Precision::Day);
  EXPECT_TRUE(article.extra.empty());
}

TEST(JsonArticleTest, AFirstSeenThatWasDerivedIsNotTakenAsDeclared) {
  const Article article =
      article_of(R"({"title":"A","published":"2025-01-01","first_seen":"2025-01-02T03:04:05Z",)"
                 R"("first_seen_precision":"second","first_seen_derived":true})");

  EXPECT_FALSE(article.first_seen.known());
  EXPECT_TRUE(article.extra.empty());
}

TEST(JsonArticleTest, AFirstSeenThatWasNotDerivedIsDeclared) {
  const Article article =
      article_of(R"({"title":"A","first_seen":"2025-01-02T03:04:05Z","first_seen_derived":false})");

  EXPECT_EQ(to_rfc3339(article.first_seen.time.seconds), "2025-01-02T03:04:05Z");
}

TEST(JsonArticleTest, AWrongTypeIsNamed) {
  EXPECT_THAT(message_of(R"({"title":"A","first_seen_derived":"yes"})"),
              HasSubstr("\"first_seen_derived\""));
  EXPECT_THAT(message_of(R"({"title":{"en":"A"}})"), HasSubstr("\"title\""));
  EXPECT_THAT(message_of(R"({"title":"A","topics":[1]})"), HasSubstr("\"topics\""));
  EXPECT_THAT(message_of(R"({"title":"A","tickers":[1]})"), HasSubstr("\"tickers\""));
}

TEST(JsonArticleTest, DatesAreNeverGuessed) {
  EXPECT_THAT(message_of(R"({"title":"A","published":"03/04/2025"})"), HasSubstr("03/04/2025"));
  EXPECT_THAT(message_of(R"({"title":"A","published":"2025-02-31"})"), HasSubstr("\"published\""));
  EXPECT_THAT(message_of(R"({"title":"A","published":1e300})"), HasSubstr("\"published\""));
}

TEST(JsonArticleTest, ADateThatCannotBeToldApartNamesTheSettingThatHelps) {
  const Outcome outcome = read_all("jsonl", R"({"title":"A","published":"03/04/2025"})");

  ASSERT_EQ(outcome.errors.size(), 1U);
  EXPECT_THAT(outcome.errors[0].hint, HasSubstr("date_order"));
}

TEST(JsonArticleTest, FutureDatesAreRefused) {
  EXPECT_THAT(message_of(R"({"title":"A","published":"2027-01-01"})"), HasSubstr("future"));
}

TEST(JsonArticleTest, ARecordWithoutWordsIsRefused) {
  EXPECT_THAT(message_of(R"({"url":"https://a.example/"})"), HasSubstr("neither"));
}

TEST(JsonArticleTest, DeepNestingIsRefusedBeforeParsing) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');

  EXPECT_THAT(message_of(R"({"title":"A","x":)" + deep + "}"), HasSubstr("nested"));
}

TEST(JsonArticleTest, DeepNestingIsRefusedWhateverHidesIt) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');

  // Without the control character the backslash escapes the quote.
  EXPECT_THAT(message_of("{\"title\":\"A\",\"x\\\x01\" \":" + deep + "}"), HasSubstr("nested"));
}

}  // namespace
}  // namespace dateline::indexer
