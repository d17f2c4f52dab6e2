// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/stored_article.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline::schema {
namespace {

Article full_article() {
  const PrintedTime day{.time = {.seconds = -86400, .precision = Precision::Day}, .text = "31 Dec"};
  return {.id = "a_0123456789abcdef",
          .url = "https://news.example/1",
          .own_id = "one",
          .title = "Title",
          .published = day,
          .updated = {.time = {.seconds = 1'743'394'860, .precision = Precision::Minute}},
          .first_seen = day,
          .first_seen_derived = true,
          .source = "news.example",
          .source_name = "News",
          .agency = "Wire",
          .places = {"TOKYO", "usa"},
          .authors = {"A. Writer"},
          .section = "Business",
          .image = "https://news.example/ship.jpg",
          .lang = "en",
          .topics = {"business/autos"},
          .tickers = {{.symbol = "META",
                       .exchange = "NASDAQ",
                       .role = TickerRole::Headline,
                       .name = "Meta Platforms",
                       .then = "FB"}},
          .body = {"First.", "Second."},
          .furniture = {"Sign up here."},
          .related = {{.title = "Other", .published = day, .text = "Text", .tickers = {"GM", "F"}}},
          .evidence = {{.field = "published", .rule = "date-line", .text = "x", .zone = "assumed"}},
          .extra = {{"key", "{\"a\":1}"}}};
}

TEST(StoredArticle, SurvivesTheRoundTrip) {
  const Article article = full_article();

  const auto decoded = decode_article(encode(article));

  ASSERT_TRUE(decoded) << decoded.error().message;
  EXPECT_EQ(*decoded, article);
}

TEST(StoredArticle, KeepsAnEmptyArticleEmpty) {
  const auto decoded = decode_article(encode(Article{}));

  ASSERT_TRUE(decoded);
  EXPECT_EQ(*decoded, Article{});
}

TEST(StoredArticle, RefusesEveryCutRecordOrReadsLessOfIt) {
  const std::string whole = encode(full_article());

  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto decoded = decode_article(std::string_view(whole).substr(0, size));
    EXPECT_TRUE(!decoded || *decoded != full_article()) << size;
  }
}

TEST(StoredArticle, PassesOverTagsOfLaterVersions) {
  const std::string with_later_tag = encode(full_article()) + std::string("\x7F\x02xy", 4);

  const auto decoded = decode_article(with_later_tag);

  ASSERT_TRUE(decoded);
  EXPECT_EQ(*decoded, full_article());
}

TEST(StoredArticle, NamesAnotherRecordVersion) {
  const auto decoded = decode_article(std::string_view("\x09", 1));

  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().code, ErrorCode::SchemaMismatch);
}

}  // namespace
}  // namespace dateline::schema
