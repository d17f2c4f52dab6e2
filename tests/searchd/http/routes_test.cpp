// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/routes.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

TEST(FindRoute, FindsExactPaths) {
  EXPECT_EQ(find_route("/v1/search")->endpoint, Endpoint::Search);
  EXPECT_EQ(find_route("/")->endpoint, Endpoint::Page);
  EXPECT_EQ(find_route("/healthz")->endpoint, Endpoint::Health);
}

TEST(FindRoute, TakesOneSegmentForAnId) {
  EXPECT_EQ(find_route("/v1/articles/a_1")->id, "a_1");
  EXPECT_EQ(find_route("/article/a_1")->endpoint, Endpoint::Page);
}

TEST(FindRoute, TellsTheMethods) {
  EXPECT_EQ(allow_header(find_route("/v1/search")->methods), "GET, HEAD, OPTIONS, POST");
  EXPECT_EQ(allow_header(find_route("/v1/searches")->methods), "OPTIONS, POST");
  EXPECT_EQ(allow_header(find_route("/v1/articles/a_1")->methods), "GET, HEAD, OPTIONS");
}

TEST(FindRoute, TakesAnIdBeforeAnEnding) {
  EXPECT_EQ(find_route("/v1/articles/a_1/related")->endpoint, Endpoint::Related);
  EXPECT_EQ(find_route("/v1/articles/a_1/related")->id, "a_1");
}

TEST(FindRoute, FindsNothingElse) {
  for (const char* path :
       {"", "/v1", "/v1/", "/v1/search/", "/V1/search", "/v1/articles/", "/v1/articles",
        "/v1/articles/a/b", "/v1/articles/a_1/versions", "/v1/articles/{id}/", "//",
        "/v1/articles//related", "/v1/articles/a/b/related", "/metrics"}) {
    EXPECT_FALSE(find_route(path).has_value()) << path;
  }
}

}  // namespace
}  // namespace dateline::searchd
