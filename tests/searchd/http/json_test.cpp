// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of answers: every member of the API, null where something is unknown.
#include "searchd/http/json.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <nlohmann/json.hpp>

namespace dateline::searchd {
namespace {

using nlohmann::json;
using schema::FieldId;

constexpr std::int64_t kMarch31 = 1743379200;  // 2025-03-31T00:00:00Z

SearchCall call(std::string_view query) {
  return std::get<SearchCall>(
      read_call(Endpoint::Search, std::get<Parameters>(parse_query(query)), 0));
}

Hit hit() {
  Hit hit;
  hit.article.id = "a_1";
  hit.article.url = "https://news.example/1";
  hit.article.title = "Parts & tariffs";
  hit.article.published = {{kMarch31 + std::int64_t{8} * 3600, Precision::Minute},
                           "Mar 31, 2025 4:00 AM"};
  hit.article.source = "news.example";
  hit.article.places = {"TOKYO", "japan"};
  hit.article.tickers = {{.symbol = "TM", .exchange = "NYSE", .mentions = 6}};
  hit.article.body = {"First.", "Second."};
  hit.words = 611;
  hit.snippet = Snippet{"… auto parts …", {{2, 12}}};
  return hit;
}

json answer(std::string_view query, const SearchResult& result) {
  return json::parse(to_json(call(query), result, 3.14159));
}

TEST(SearchJson, EchoesTheQueryAndItsFilters) {
  SearchResult result;
  result.query = {.parsed = "a AND b",
                  .match = MatchMode::Any,
                  .ignored = {{"(", "never closed"}},
                  .expanded = {{"tar*", {"tariff"}, true}},
                  .relaxed = {"b"}};
  result.from = kMarch31;

  const json query = answer("q=a+b&ticker=TM,GM&topic.not=x&ticker.role=headline&as_of=2025-03-30",
                            result)["query"];

  EXPECT_EQ(query, json::parse(R"({"q":"a b","parsed":"a AND b",
    "filters":{"ticker":["TM","GM"],"topic.not":["x"],"ticker.role":"headline",
               "from":"2025-03-31T00:00:00Z"},
    "as_of":"2025-03-30T23:59:59Z","match":"any",
    "ignored":[{"text":"(","reason":"never closed"}],
    "expanded":[{"word":"tar*","forms":["tariff"],"cut":true}],"relaxed":["b"]})"));
}

TEST(SearchJson, SaysHowExactTheTotalIs) {
  SearchResult result;
  result.articles = 412;
  EXPECT_EQ(answer("", result)["total"], json::parse(R"({"articles":412,"relation":"eq"})"));

  result.lower_bound = true;
  result.versions = 500;
  EXPECT_EQ(answer("versions=all", result)["total"],
            json::parse(R"({"articles":412,"relation":"gte","versions":500})"));
}

TEST(SearchJson, DescribesTheIndexByDays) {
  SearchResult result;
  result.index = {.generation = "g1", .articles = 7, .first = kMarch31 + 5, .last = std::nullopt};

  EXPECT_EQ(answer("", result)["index"],
            json::parse(R"({"generation":"g1","articles":7,"first":"2025-03-31","last":null})"));
}

TEST(SearchJson, LeadsOnWithTheCursorInsteadOfThePage) {
  SearchResult result;
  result.next_cursor = "c+1";

  EXPECT_EQ(answer("q=a%26b&page=3&ticker=TM,GM", result)["next"],
            "/v1/search?q=a%26b&ticker=TM,GM&cursor=c%2B1");
  EXPECT_EQ(answer("cursor=old&q=a", result)["next"], "/v1/search?q=a&cursor=c%2B1");
}

TEST(SearchJson, EndsWithoutNext) {
  EXPECT_TRUE(answer("", {})["next"].is_null());
}

TEST(SearchJson, GivesNoHelpWhereNoneIsNeeded) {
  EXPECT_TRUE(answer("", {})["suggestion"].is_null());
  EXPECT_TRUE(answer("", {})["rescue"].is_null());
}

TEST(SearchJson, SuggestsAnotherSpelling) {
  SearchResult result;
  result.suggestion = Suggestion{.q = "tariff", .changes = {{"tarif", "tariff"}}, .articles = 3};

  EXPECT_EQ(answer("q=tarif", result)["suggestion"],
            json::parse(R"({"q":"tariff","reason":"unknown_words",
              "changes":[{"word":"tarif","better":"tariff"}],"articles":3})"));
}

TEST(SearchJson, SaysWhyNothingWasFound) {
  SearchResult result;
  result.rescue = Rescue{.leaves = {{"tariff", 3}}, .without = {{{"from", "to"}, 2}}};

  EXPECT_EQ(answer("q=tariff", result)["rescue"],
            json::parse(R"({"terms":[{"text":"tariff","articles":3}],
              "without":[{"parameters":["from","to"],"articles":2}]})"));
}

TEST(SearchJson, GivesEveryMemberOfAHit) {
  SearchResult result;
  result.hits = {hit()};

  EXPECT_EQ(answer("", result)["results"][0], json::parse(R"({"id":"a_1",
    "url":"https://news.example/1","page_url":"/article/a_1","title":"Parts & tariffs",
    "published":"2025-03-31T08:00:00Z","published_precision":"minute",
    "published_text":"Mar 31, 2025 4:00 AM","first_seen":null,"first_seen_derived":false,"updated":null,
    "source":{"id":"news.example","name":"news.example"},"agency":null,
    "place":"TOKYO","places":["TOKYO","japan"],"authors":[],"lang":null,"words":611,
    "tickers":[{"symbol":"TM","exchange":"NYSE","name":null,"symbol_then":null,"role":"body","mentions":6}],"topics":[],
    "version":{"n":1,"of":1,"latest":true,"changed":null},
    "snippet":{"text":"… auto parts …","matches":[[2,12]]},"score":0.0})"));
}

TEST(SearchJson, NamesAsMembersWhatFieldsMayAskFor) {
  SearchResult result;
  result.hits = {hit()};
  result.hits.front().explanation = Explanation{};
  const json row = answer("", result)["results"][0];

  EXPECT_EQ(row.size(), hit_members().size() + 1);  // and id
  for (const std::string_view member : hit_members()) {
    EXPECT_TRUE(row.contains(std::string(member))) << member;
  }
}

TEST(SearchJson, TellsThePartsOfAScore) {
  SearchResult result;
  result.hits = {hit()};
  result.hits.front().explanation =
      Explanation{.terms = {{.term = "part", .occurrences = 3, .factor = 2, .weight = 2.5}},
                  .all_words = 0.5,
                  .recency = 0.25};

  EXPECT_EQ(answer("", result)["results"][0]["explanation"], json::parse(R"({
    "terms": [{"term": "part", "occurrences": 3, "factor": 2.0, "weight": 2.5}],
    "all_words": 0.5, "recency": 0.25})"));
}

TEST(SearchJson, SendsOnlyTheMembersAskedFor) {
  SearchResult result;
  result.hits = {hit()};

  EXPECT_EQ(answer("fields=title", result)["results"][0],
            json::parse(R"({"id":"a_1","title":"Parts & tariffs"})"));
}

TEST(SearchJson, GivesFacetsAndHistogram) {
  SearchResult result;
  result.facets = {{.field = FieldId::Ticker,
                    .distinct = 96,
                    .missing = 77,
                    .other = 5,
                    .values = {{.value = "TM", .count = 3, .selected = true}}}};
  result.histogram = Histogram{.interval = Interval::Day,
                               .tz = "UTC",
                               .undated = 1,
                               .buckets = {{kMarch31, kMarch31 + 86400, 58, 1913}}};

  const json got = answer("", result);

  EXPECT_EQ(got["facets"], json::parse(R"({"ticker":{"mode":"auto","exact":true,"distinct":96,
    "missing":77,"other":5,
    "values":[{"value":"TM","label":"TM","count":3,"selected":true}]}})"));
  EXPECT_EQ(got["histogram"], json::parse(R"({"field":"published","interval":"day","tz":"UTC",
    "undated":1,"buckets":[{"from":"2025-03-31T00:00:00Z","to":"2025-04-01T00:00:00Z",
    "count":58,"total":1913}]})"));
}

TEST(SearchJson, SendsOnlyAddressesOfTheWeb) {
  for (const char* url : {"javascript:alert(1)", "data:text/html,x", "//evil.example", "http:/x",
                          " https://a.example", "https://a.example/ b", "ftp://a.example"}) {
    SearchResult result;
    result.hits = {hit()};
    result.hits[0].article.url = url;

    EXPECT_TRUE(answer("", result)["results"][0]["url"].is_null()) << url;
  }
}

TEST(SearchJson, ReplacesBytesThatAreNotUtf8) {
  SearchResult result;
  result.hits = {hit()};
  result.hits[0].article.title = "a\xff";

  EXPECT_EQ(answer("", result)["results"][0]["title"], "a\xEF\xBF\xBD");
}

TEST(ArticleJson, HasBodyRelatedAndEvidenceButNoSnippet) {
  Hit whole = hit();
  whole.article.section = "Business";
  whole.article.image = "https://news.example/ship.jpg";
  whole.article.published = {{kMarch31, Precision::Day}, "March 31"};
  whole.article.related = {{.title = "Other", .tickers = {"GM"}}};
  whole.article.evidence = {{"published", "dateline", "March 31", "assumed"}};

  const json got = json::parse(to_json(whole));

  EXPECT_EQ(got["body"], json::parse(R"(["First.","Second."])"));
  EXPECT_EQ(got["section"], "Business");
  EXPECT_EQ(got["image"], "https://news.example/ship.jpg");
  EXPECT_EQ(got["published"], "2025-03-31T00:00:00Z");
  EXPECT_EQ(got["published_precision"], "day");
  EXPECT_EQ(got["related"], json::parse(R"([{"title":"Other","published":null,
    "published_precision":"none","published_text":null,"text":null,"tickers":["GM"]}])"));
  EXPECT_EQ(got["evidence"], json::parse(R"([{"field":"published","rule":"dateline",
    "text":"March 31","zone":"assumed"}])"));
  EXPECT_FALSE(got.contains("snippet"));
  EXPECT_FALSE(got.contains("score"));
}

TEST(StatsJson, GivesSegmentsAndFields) {
  ArchiveStats stats;
  stats.schema_version = 1;
  stats.segments = {{.name = "s1", .documents = 3, .first = kMarch31, .bytes = 9}};
  stats.fields = {{FieldId::Topic, 12}};

  const json got = json::parse(to_json(stats, kMarch31));

  EXPECT_EQ(got["as_of"], "2025-03-31T00:00:00Z");
  EXPECT_EQ(got["fields"], json::parse(R"({"topic":{"distinct":12}})"));
  EXPECT_EQ(
      got["segments"],
      json::parse(R"([{"name":"s1","documents":3,"first":"2025-03-31","last":null,"bytes":9}])"));
}

TEST(StatsJson, IsNullWhereThereIsNoDigestAndNoSize) {
  ArchiveStats stats;
  stats.segments = {{.name = "s1", .documents = 3}};

  const json got = json::parse(to_json(stats, kMarch31));

  EXPECT_EQ(got["digest"], nullptr);
  EXPECT_EQ(got["segments"][0]["bytes"], nullptr);
}

TEST(FieldsJson, ListsParametersOfAField) {
  const json fields = json::parse(fields_json())["fields"];

  const auto ticker =
      std::ranges::find_if(fields, [](const json& field) { return field["name"] == "ticker"; });
  ASSERT_NE(ticker, fields.end());
  EXPECT_EQ((*ticker)["parameters"],
            json::parse(R"(["ticker","ticker.all","ticker.not","ticker.role"])"));
  EXPECT_EQ((*ticker)["facet"], true);
}

TEST(FieldsJson, HidesWhatClientsCannotUse) {
  EXPECT_EQ(fields_json().find("fingerprint"), std::string::npos);
  EXPECT_EQ(fields_json().find("\"form\""), std::string::npos);
}

}  // namespace
}  // namespace dateline::searchd
