// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/terms_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "searchd/http/parameters.h"

namespace dateline::searchd {
namespace {

using nlohmann::json;

SearchCall read(Endpoint endpoint, const Parameters& parameters) {
  return std::get<SearchCall>(read_call(endpoint, parameters, 0));
}

TEST(TermsJson, TellsTermsWithTheirCounts) {
  const SignificantTerms found{
      .articles = 3,
      .background = 9,
      .read = 3,
      .terms = {{.term = "mine", .word = "mines", .articles = 2, .background = 4, .score = 1.5}}};

  const json answer = json::parse(terms_json(read(Endpoint::Terms, {{"q", "x"}}), found));

  EXPECT_EQ(
      answer["terms"][0],
      json::parse(R"({"term":"mine","word":"mines","articles":2,"background":4,"score":1.5})"));
  EXPECT_EQ(answer["sampled"], false);
  EXPECT_TRUE(answer["warnings"].empty());
}

TEST(TermsJson, SaysThatItIsMadeFromASample) {
  const json answer = json::parse(
      terms_json(read(Endpoint::Terms, {}), {.articles = 5000, .background = 9000, .read = 1000}));

  EXPECT_EQ(answer["sampled"], true);
  ASSERT_EQ(answer["warnings"].size(), 1U);
  EXPECT_NE(answer["warnings"][0].get<std::string>().find("1000 of the 5000"), std::string::npos);
}

TEST(RelatedJson, GivesEachResultTheTermsItShares) {
  RelatedArticles related{.id = "a_1"};
  related.hits.push_back({.hit = {.article = {.id = "a_2", .title = "Zinc"}, .score = 2},
                          .terms = {{.term = "zinc", .word = "zinc", .weight = 2}}});

  const json answer =
      json::parse(related_json(read(Endpoint::Related, {{"fields", "title"}}), related));

  EXPECT_EQ(answer["results"][0].size(), 3U);
  EXPECT_EQ(answer["results"][0]["title"], "Zinc");
  EXPECT_EQ(answer["results"][0]["terms"][0]["term"], "zinc");
}

TEST(RelatedParameters, TakeNoQuery) {
  EXPECT_EQ(std::get<Problem>(read_call(Endpoint::Related, {{"q", "x"}}, 0)).parameter, "q");
}

}  // namespace
}  // namespace dateline::searchd
