// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of lists: where they go on, what a topic's place in the tree is.
#include "searchd/http/lists_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "searchd/http/parameters.h"

namespace dateline::searchd {
namespace {

using nlohmann::json;

SearchCall call(Endpoint endpoint, std::string_view query) {
  return std::get<SearchCall>(read_call(endpoint, std::get<Parameters>(parse_query(query)), 0));
}

json topic(std::string value) {
  ValueList list;
  list.values = {{.value = std::move(value), .count = 3, .children = 2, .first = 0}};
  return json::parse(topics_json("/v1/topics", call(Endpoint::Topics, ""), list))["values"][0];
}

TEST(ListsJson, LeadOnToTheNextPage) {
  const ValueList list{.page = 2, .has_more = true};
  const SearchCall asked = call(Endpoint::Facet, "page=2&size=5&q=a%26b");

  const json answer = json::parse(facet_list_json("/v1/facets/ticker", "ticker", asked, list));

  EXPECT_EQ(answer["next"], "/v1/facets/ticker?size=5&q=a%26b&page=3");
  EXPECT_EQ(answer["size"], 5);
}

TEST(ListsJson, EndWithoutNext) {
  const json answer = json::parse(sources_json("/v1/sources", call(Endpoint::Sources, ""), {}));

  EXPECT_TRUE(answer["next"].is_null());
  EXPECT_EQ(answer["values"], json::array());
}

TEST(ListsJson, PlacesATopicInItsTree) {
  EXPECT_EQ(topic("business/autos/buses"), json::parse(R"({"value":"business/autos/buses",
    "label":"buses","breadcrumb":["business","autos","buses"],"parent":"business/autos",
    "children":2,"count":3,"first":"1970-01-01","last":null})"));
  EXPECT_TRUE(topic("business")["parent"].is_null());
}

TEST(ListsJson, KeepsTopicsWithOddSlashesWhole) {
  EXPECT_EQ(topic("/a")["breadcrumb"], json::parse(R"(["/a"])"));
  EXPECT_EQ(topic("a/")["breadcrumb"], json::parse(R"(["a",""])"));
  EXPECT_EQ(topic("")["breadcrumb"], json::parse(R"([""])"));
}

TEST(ListsJson, TellsWhoCarriedASymbol) {
  TickerInfo info{.symbol = "FB", .articles = 4};
  info.identities.push_back(
      {.period = {.symbol = "FB", .name = "Facebook Inc.", .exchange = "NASDAQ", .until = 86400},
       .country = "US",
       .aliases = {"Facebook"},
       .present = "META",
       .history = {},
       .articles = 3});

  const json answer = json::parse(ticker_json(call(Endpoint::Ticker, "on=2020-01-02"), info));

  EXPECT_EQ(answer["on"], "2020-01-02");
  EXPECT_EQ(answer["identities"], json::parse(R"([{"symbol":"FB","name":"Facebook Inc.",
    "exchange":"NASDAQ","from":null,"until":"1970-01-02","country":"US","aliases":["Facebook"],
    "present":"META","history":[],"articles":3}])"));
}

TEST(ListsJson, SayThatCompletionsMayBeMissing) {
  const SearchCall asked = call(Endpoint::Suggest, "q=har");

  const json whole = json::parse(completions_json(asked, {}));
  const json partial = json::parse(completions_json(asked, {.provisional = true}));

  EXPECT_EQ(whole["warnings"], json::array());
  EXPECT_EQ(partial["warnings"].size(), 1U);
}

}  // namespace
}  // namespace dateline::searchd
