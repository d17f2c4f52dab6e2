// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/article_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/commands/console.h"

namespace dateline::indexer {
namespace {

Article example() {
  return {
      .id = "a_0000000000000001",
      .url = "https://example.com/1",
      .title = "Title",
      .published = {.time = {.seconds = 1743394860, .precision = Precision::Minute},
                    .text = "Mar 31, 2025 4:21 AM"},
      .source = "example.com",
      .places = {"MOSCOW", "russia"},
      .tickers = {{.symbol = "TM", .exchange = "NYSE", .role = TickerRole::Body, .mentions = 2}},
      .body = {"One.", "Two."},
      .evidence = {{.field = "published", .rule = "header", .text = "4:21", .zone = "assumed"}}};
}

TEST(ArticleJson, WritesTimesInUtcWithWhatWasPrinted) {
  const auto json = to_json(example());

  EXPECT_EQ(json["published"], "2025-03-31T04:21:00Z");
  EXPECT_EQ(json["published_precision"], "minute");
  EXPECT_EQ(json["published_text"], "Mar 31, 2025 4:21 AM");
}

TEST(ArticleJson, SaysHowPreciseFirstSeenIsAndWhetherItWasDerived) {
  Article article = example();
  article.first_seen = {.time = {.seconds = 1743379200, .precision = Precision::Day}};
  article.first_seen_derived = true;

  const auto json = to_json(article);

  EXPECT_EQ(json["first_seen"], "2025-03-31T00:00:00Z");
  EXPECT_EQ(json["first_seen_precision"], "day");
  EXPECT_EQ(json["first_seen_derived"], true);
  EXPECT_EQ(to_json(example())["first_seen_derived"], false);
}

TEST(ArticleJson, WritesWhatIsUnknownAsNull) {
  const auto json = to_json(Article{});

  EXPECT_TRUE(json["published"].is_null());
  EXPECT_TRUE(json["place"].is_null());
  EXPECT_TRUE(json["agency"].is_null());
  EXPECT_EQ(json["tickers"], nlohmann::ordered_json::array());
}

TEST(ArticleJson, SeparatesParagraphsByAnEmptyLine) {
  EXPECT_EQ(to_json(example())["body"], "One.\n\nTwo.");
}

TEST(ArticleJson, TakesTheFirstPlaceForThePlace) {
  EXPECT_EQ(to_json(example())["place"], "MOSCOW");
}

TEST(ArticleJson, WritesTickersWithRoleAndMentions) {
  const auto json = to_json(example());

  EXPECT_EQ(to_line(json["tickers"]),
            R"([{"symbol":"TM","exchange":"NYSE","name":null,"symbol_then":null,"role":"body",)"
            R"("mentions":2}])");
}

TEST(ArticleJson, BeginsWithTheKeysInTheirOrder) {
  const std::string line = to_line(to_json(example()));

  EXPECT_EQ(line.find(R"({"id":"a_0000000000000001","url":"https://example.com/1",)"), 0U);
}

TEST(ArticleJson, ReplacesBytesThatAreNotUtf8) {
  Article article = example();
  article.title = "a\xff";

  EXPECT_NE(to_line(to_json(article)).find("a\xef\xbf\xbd"), std::string::npos);
}

}  // namespace
}  // namespace dateline::indexer
