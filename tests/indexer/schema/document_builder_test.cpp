// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document_builder.h"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/schema/identity.h"
#include "indexer/schema/stored_article.h"
#include "indexer/schema/terms.h"

namespace dateline::indexer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

Article identified(Article article) {
  schema::assign_identity(article);
  return article;
}

Xapian::Document built(const Article& article) {
  DocumentBuilder builder(schema::AnalysisProfile{});
  auto document = builder.build(article);
  EXPECT_TRUE(document) << document.error().message;
  return *std::move(document);
}

std::set<std::string> terms_of(const Xapian::Document& document) {
  return {document.termlist_begin(), document.termlist_end()};
}

std::vector<unsigned> positions_of(const Xapian::Document& document, const std::string& term) {
  auto at = document.termlist_begin();
  at.skip_to(term);
  return {at.positionlist_begin(), at.positionlist_end()};
}

unsigned wdf_of(const Xapian::Document& document, const std::string& term) {
  auto at = document.termlist_begin();
  at.skip_to(term);
  return at.get_wdf();
}

TEST(DocumentBuilder, PutsTitleAndParagraphsApart) {
  const auto document =
      built(identified({.title = "Oil rises", .body = {"Oil rose.", "Oil fell."}}));

  EXPECT_THAT(positions_of(document, "oil"), ElementsAre(1, 1000, 1012));
  EXPECT_THAT(positions_of(document, "Soil"), ElementsAre(1));
}

TEST(DocumentBuilder, WeighsTitleAndLead) {
  std::string body = "oil";
  for (int i = 0; i < 40; ++i) {
    body += " filler";
  }
  const auto document = built(identified({.title = "Oil", .body = {body + " oil"}}));

  EXPECT_EQ(wdf_of(document, "oil"), 3U + 2U + 1U);
}

TEST(DocumentBuilder, PutsACharacterAndItsPairAtOnePosition) {
  const auto document = built(identified({.title = "東京", .body = {"A 東京都"}}));

  EXPECT_THAT(positions_of(document, "東"), ElementsAre(1, 1001));
  EXPECT_THAT(positions_of(document, "東京"), ElementsAre(1, 1001));
  EXPECT_THAT(positions_of(document, "都"), ElementsAre(1003));
  EXPECT_THAT(terms_of(document), Contains("S東京"));
  EXPECT_THAT(terms_of(document), Not(Contains("F東")));
}

TEST(DocumentBuilder, WritesEveryFormOfAWord) {
  const auto document = built(identified({.title = "Tariffs", .body = {"tariff 4.5%"}}));

  EXPECT_THAT(terms_of(document), Contains("Ftariffs"));
  EXPECT_THAT(terms_of(document), Contains("Ftariff"));
  EXPECT_THAT(terms_of(document), Not(Contains("F4.5%")));
}

TEST(DocumentBuilder, KeepsRolesOfTickersApart) {
  const auto document =
      built(identified({.title = "t",
                        .tickers = {{.symbol = "GM", .role = TickerRole::Headline},
                                    {.symbol = "F", .role = TickerRole::Body},
                                    {.symbol = "TM", .role = TickerRole::Related}}}));

  const std::set<std::string> terms = terms_of(document);
  EXPECT_THAT(terms, Contains("XT:GM"));
  EXPECT_THAT(terms, Contains("XTH:GM"));
  EXPECT_THAT(terms, Contains("XT:F"));
  EXPECT_THAT(terms, Not(Contains("XTH:F")));
  EXPECT_THAT(terms, Contains("XTR:TM"));
  EXPECT_THAT(terms, Not(Contains("XT:TM")));
}

TEST(DocumentBuilder, KeepsRelatedBoxesOutOfTheWords) {
  const auto document =
      built(identified({.title = "t", .related = {{.title = "piggy", .text = "bank"}}}));

  EXPECT_THAT(terms_of(document), Not(Contains("piggi")));
  EXPECT_THAT(terms_of(document), Not(Contains("bank")));
}

TEST(DocumentBuilder, FindsTopicsByTheirAncestors) {
  const auto document = built(identified({.title = "t", .topics = {"business/autos"}}));

  EXPECT_THAT(terms_of(document), Contains("XC:business"));
  EXPECT_THAT(terms_of(document), Contains("XC:business/autos"));
}

TEST(DocumentBuilder, StoresTheWholeArticle) {
  const Article article = identified({.url = "https://n.example/1", .title = "t", .body = {"b"}});

  const auto stored = schema::decode_article(built(article).get_data());

  ASSERT_TRUE(stored);
  EXPECT_EQ(*stored, article);
}

TEST(DocumentBuilder, RefusesWhatXapianWouldDrop) {
  DocumentBuilder builder(schema::AnalysisProfile{});
  std::string words;
  for (int i = 0; i < 200'001; ++i) {
    words += "w ";
  }

  EXPECT_FALSE(builder.build(identified({.title = "t", .body = {std::string(5U << 20U, 'x')}})));
  EXPECT_FALSE(builder.build(identified({.title = "t", .body = {words}})));
  EXPECT_FALSE(builder.build(
      identified({.title = "t", .topics = std::vector<std::string>(2000, "a long topic")})));
}

TEST(DocumentBuilder, TakesAnArticleWithoutAnyText) {
  DocumentBuilder builder(schema::AnalysisProfile{});

  EXPECT_TRUE(builder.build(identified({.own_id = "12793", .source = "wire"})));
}

TEST(DocumentBuilder, NeverExceedsTheLengthOfTerms) {
  const auto document = built(identified({.url = "https://n.example/" + std::string(500, 'x'),
                                          .title = std::string(300, 'y'),
                                          .topics = {std::string(400, 'z')}}));

  for (const std::string& term : terms_of(document)) {
    EXPECT_LE(term.size(), schema::kMaxTermBytes) << term;
  }
}

}  // namespace
}  // namespace dateline::indexer
