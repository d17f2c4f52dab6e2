// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/json_body.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline::searchd {
namespace {

Parameters read(std::string_view body) {
  auto parsed = parse_json_parameters(Endpoint::Search, body);
  if (const auto* problem = std::get_if<Problem>(&parsed)) {
    ADD_FAILURE() << body << ": " << problem->detail;
    return {};
  }
  return std::get<Parameters>(parsed);
}

Problem problem(std::string_view body) {
  auto parsed = parse_json_parameters(Endpoint::Search, body);
  if (!std::holds_alternative<Problem>(parsed)) {
    ADD_FAILURE() << body;
    return {};
  }
  EXPECT_EQ(kind_of(std::get<Problem>(parsed).code).status, 400);
  return std::get<Problem>(parsed);
}

TEST(JsonParameters, TakeTextsNumbersAndTruthValues) {
  EXPECT_EQ(read(R"({"q": "oil \u0026 gas", "size": 5, "explain": true})"),
            (Parameters{{"explain", "1"}, {"q", "oil & gas"}, {"size", "5"}}));
}

TEST(JsonParameters, TakeListsForWhatMayBeRepeated) {
  EXPECT_EQ(read(R"({"ticker": ["TM", "GM,F"], "topic": "a, b"})"),
            (Parameters{{"ticker", "TM"}, {"ticker", "GM,F"}, {"topic", "a, b"}}));
}

TEST(JsonParameters, TakeAnEmptyObjectAndAnEmptyList) {
  EXPECT_EQ(read("{}"), Parameters());
  EXPECT_EQ(read(R"({"facets": []})"), Parameters());
}

TEST(JsonParameters, NameTheKeyOfAValueThatIsNone) {
  for (const char* value : {"null", "{}", "[1]", "[null]", "[[\"a\"]]", "[{\"a\":1}]"}) {
    EXPECT_EQ(problem(R"({"ticker": )" + std::string(value) + "}").parameter, "ticker") << value;
  }
  for (const char* value : {"null", "{}", "[\"a\"]", "[]"}) {
    EXPECT_EQ(problem(R"({"q": )" + std::string(value) + "}").parameter, "q") << value;
  }
}

TEST(JsonParameters, NameAKeyThatStandsTwice) {
  EXPECT_EQ(problem(R"({"q": "a", "size": 1, "q": "a"})").parameter, "q");
  EXPECT_EQ(problem(R"({"q": "a", "\u0071": "a"})").parameter, "q");
}

TEST(JsonParameters, RefuseWhatIsNoObject) {
  for (const char* body : {"[]", "1", "\"q\"", "null", "true", "[{}]"}) {
    EXPECT_EQ(problem(body).code, ProblemCode::InvalidBody) << body;
  }
}

TEST(JsonParameters, RefuseWhatIsNoJsonAndSayWhere) {
  for (const char* body : {"", " ", "{", "{\"q\":}", R"({"q":"a"} x)", "{'q':'a'}", "q=a",
                           R"({"q":"a",})", "{\"q\":\"\xff\"}", R"({"q":"\ud800"})",
                           "{\"q\":\"a\nb\"}", "{\"size\":01}", "{\"size\":NaN}", "{/**/}"}) {
    EXPECT_EQ(problem(body).code, ProblemCode::InvalidBody) << body;
  }
  EXPECT_NE(problem(R"({"q":})").detail.find("byte 6"), std::string::npos);
  EXPECT_EQ(problem(R"({"size":1e999})").code, ProblemCode::InvalidBody);
}

TEST(JsonParameters, RefuseDeepNestingWithoutHarm) {
  EXPECT_EQ(problem(R"({"q":)" + std::string(60'000, '[')).code, ProblemCode::InvalidBody);
  EXPECT_EQ(
      problem(R"({"q":)" + std::string(30'000, '[') + std::string(30'000, ']') + "}").parameter,
      "q");
}

std::vector<Checked<Parameters>> read_searches(std::string_view body) {
  auto parsed = parse_json_searches(body);
  if (const auto* trouble = std::get_if<Problem>(&parsed)) {
    ADD_FAILURE() << body << ": " << trouble->detail;
    return {};
  }
  return std::get<0>(std::move(parsed));
}

TEST(JsonSearches, ReadEachInItsPlace) {
  const auto searches = read_searches(R"({"searches": [{"q": "a"}, 7, {"q": null}, {}]})");

  ASSERT_EQ(searches.size(), 4U);
  EXPECT_EQ(std::get<Parameters>(searches[0]), (Parameters{{"q", "a"}}));
  EXPECT_EQ(std::get<Problem>(searches[1]).code, ProblemCode::InvalidBody);
  EXPECT_EQ(std::get<Problem>(searches[2]).parameter, "q");
  EXPECT_EQ(std::get<Parameters>(searches[3]), Parameters());
}

TEST(JsonSearches, MayNameTheSameKeyEach) {
  EXPECT_EQ(read_searches(R"({"searches": [{"q": "a"}, {"q": "b"}]})").size(), 2U);
}

TEST(JsonSearches, AreFromOneTo50) {
  std::string many = "{}";
  for (int i = 1; i < 50; ++i) {
    many += ",{}";
  }

  EXPECT_EQ(read_searches(R"({"searches": [)" + many + "]}").size(), 50U);
  for (const std::string& body :
       {R"({"searches": [)" + many + ",{}]}", std::string(R"({"searches": []})"),
        std::string(R"({"searches": {}})"), std::string(R"({"search": [{}]})"), std::string("[{}]"),
        std::string(R"({"searches": [{}], "more": 1})")}) {
    const auto parsed = parse_json_searches(body);
    ASSERT_TRUE(std::holds_alternative<Problem>(parsed)) << body;
    EXPECT_EQ(std::get<Problem>(parsed).parameter, "searches") << body;
  }
}

}  // namespace
}  // namespace dateline::searchd
