// SPDX-License-Identifier: GPL-3.0-or-later
// Validators must change exactly when the answer may.
#include "searchd/http/cache_key.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

std::string key(std::string_view query, std::int64_t now = 600) {
  return cache_key("/v1/search",
                   std::get<SearchCall>(
                       read_call(Endpoint::Search, std::get<Parameters>(parse_query(query)), now)));
}

TEST(CacheKey, IgnoresTheOrderOfParameters) {
  EXPECT_EQ(key("q=a&size=5"), key("size=5&q=a"));
}

TEST(CacheKey, KeepsTheOrderOfValues) {
  EXPECT_NE(key("topic=a&topic=b"), key("topic=b&topic=a"));
}

TEST(CacheKey, CannotBeForgedByAValue) {
  EXPECT_NE(key("q=a%26size=5"), key("q=a&size=5"));
}

TEST(CacheKey, HoldsStillWithoutRelativeDates) {
  EXPECT_EQ(key("q=a&from=2025", 600), key("q=a&from=2025", 6000));
}

TEST(CacheKey, ChangesByTheMinuteWithRelativeDates) {
  EXPECT_EQ(key("from=-7d", 600), key("from=-7d", 659));
  EXPECT_NE(key("from=-7d", 600), key("from=-7d", 660));
  EXPECT_NE(key("to=-1h", 600), key("to=-1h", 660));
  EXPECT_NE(key("q=oil+DATE:7d", 600), key("q=oil+DATE:7d", 660));
}

TEST(CacheKey, ChangesByTheMinuteWithRelativeDatesOfAnySeries) {
  const auto timeline = [](std::int64_t now) {
    const auto call = read_call(Endpoint::Timeline, {{"q", "oil"}, {"q", "gas date:7d"}}, now);
    return cache_key("/v1/timeline", std::get<SearchCall>(call));
  };

  EXPECT_NE(timeline(600), timeline(660));
}

}  // namespace
}  // namespace dateline::searchd
