// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/timeline_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "searchd/http/parameters.h"

namespace dateline::searchd {
namespace {

SearchCall read(const Parameters& parameters) {
  return std::get<SearchCall>(read_call(Endpoint::Timeline, parameters, 0));
}

Problem refuse(const Parameters& parameters) {
  return std::get<Problem>(read_call(Endpoint::Timeline, parameters, 0));
}

TEST(TimelineJson, TellsCountsAndSharesOfEachBucket) {
  const Timeline timeline{
      .coverage = 10,
      .buckets = {{.from = 0, .to = 86400, .total = 4}, {.from = 86400, .to = 172800, .total = 0}},
      .series = {{.q = "zinc", .articles = 2, .undated = 1, .counts = {1, 0}}}};

  const auto json = nlohmann::json::parse(timeline_json(read({{"q", "zinc"}}), timeline));

  EXPECT_EQ(json["buckets"][0]["to"], "1970-01-02T00:00:00Z");
  EXPECT_EQ(json["series"][0]["query"]["q"], "zinc");
  EXPECT_EQ(json["series"][0]["counts"], (std::vector<int>{1, 0}));
  EXPECT_EQ(json["series"][0]["shares"], (std::vector<double>{0.25, 0.0}));
  EXPECT_EQ(json["series"][0]["share"], 0.2);
}

TEST(TimelineJson, SaysThatAnIntervalWasWidened) {
  const Timeline timeline{.interval = Interval::Day, .buckets = {{.to = 1}}};

  const auto json = nlohmann::json::parse(timeline_json(read({{"interval", "hour"}}), timeline));

  EXPECT_EQ(json["warnings"].size(), 1U);
}

TEST(TimelineParameters, TakeSeveralQueriesInTheirOrder) {
  EXPECT_EQ(read({{"q", "b"}, {"q", "a, c"}}).timeline.queries,
            (std::vector<std::string>{"b", "a, c"}));
}

TEST(TimelineParameters, RefuseMoreQueriesThanTen) {
  EXPECT_EQ(refuse(Parameters(11, Parameter{"q", "x"})).parameter, "q");
}

TEST(TimelineParameters, RefuseNoInterval) {
  EXPECT_EQ(refuse({{"interval", "off"}}).parameter, "interval");
}

TEST(TimelineParameters, RefuseAFieldThatIsNotCounted) {
  EXPECT_EQ(refuse({{"by", "title"}}).parameter, "by");
}

}  // namespace
}  // namespace dateline::searchd
