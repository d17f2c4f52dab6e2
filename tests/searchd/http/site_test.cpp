// SPDX-License-Identifier: GPL-3.0-or-later
// From a request to its response, with endpoints that need no archive.
#include "searchd/http/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace dateline::searchd {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

/// Says what it was asked; /v1/fields is long, /v1/stats throws.
Checked<Answer> echo(const Call& call) {
  switch (call.endpoint) {
    case Endpoint::Fields:
      return Answer{.body = std::string(5000, 'x'), .etag = "\"strong\""};
    case Endpoint::Stats:
      throw std::runtime_error("secret");
    case Endpoint::OpenApi:
      return Answer{.pieces = [] { return Result<std::string>(std::string(5000, 'x')); }};
    case Endpoint::Article:
      if (call.id == "throws") {
        return Answer{.pieces = []() -> Result<std::string> { throw std::runtime_error("x"); }};
      }
      return Answer{.body = call.id + "?" + to_query(call.parameters)};
    case Endpoint::Ready:
      return Problem{.code = ProblemCode::NotReady, .detail = "no"};
    default:
      return Answer{.body = call.id + "?" + to_query(call.parameters) + call.body.value_or(""),
                    .etag = "W/\"tag\"",
                    .search_ms = 3.14159};
  }
}

HttpResponse respond(HttpRequest request, const std::string& cors_origin = "") {
  const Site site({.allowed_hosts = {"localhost"}, .cors_origin = cors_origin}, echo);
  if (request.host.empty()) {
    request.host = "localhost:8080";
  }
  return site.respond(request);
}

HttpResponse get(const std::string& target) {
  return respond({.method = "GET", .target = target});
}

std::string header(const HttpResponse& response, const std::string& name) {
  const auto found =
      std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first);
  return found == response.headers.end() ? "" : found->second;
}

TEST(Site, HandsPathAndParametersToTheEndpoint) {
  const HttpResponse response = get("/v1/articles/a%5F1?as_of=2025&x=a%20b");

  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "a_1?as_of=2025&x=a%20b");
  EXPECT_EQ(header(response, "Content-Type"), "application/json");
}

TEST(Site, ServesTheTypeOfAProblem) {
  const std::string type = json::parse(get("/v1/nowhere").body)["type"];
  const HttpResponse page = get(type.substr(0, type.find('#')));

  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(header(page, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(get("/docs/errors.html").status, 404);
}

TEST(Site, TellsEndpointsWhereItStands) {
  std::string origin;
  const auto note = [&origin](const Call& call) {
    origin = call.origin;
    return Answer{};
  };
  const HttpRequest request{.method = "GET", .target = "/v1/search", .host = "localhost:8080"};

  (void)Site({.allowed_hosts = {"localhost"}}, note).respond(request);
  EXPECT_EQ(origin, "http://localhost:8080");
  (void)Site({.allowed_hosts = {"localhost"}}, note)
      .respond({.method = "GET", .target = "http://localhost:9/v1/search", .host = "other"});
  EXPECT_EQ(origin, "http://localhost:9");
  (void)Site({.allowed_hosts = {"localhost"}, .public_url = "https://news.example"}, note)
      .respond(request);
  EXPECT_EQ(origin, "https://news.example");
}

TEST(Site, AnswersAnUnknownPathWithAProblem) {
  const HttpResponse response = get("/v1/nowhere");

  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(header(response, "Content-Type"), "application/problem+json");
  EXPECT_EQ(json::parse(response.body)["code"], "not_found");
  EXPECT_EQ(json::parse(response.body)["request_id"], header(response, "X-Request-Id"));
}

TEST(Site, RefusesATargetThatIsNoPath) {
  for (const char* target :
       {"", "*", "localhost/", "ftp://localhost/", "v1/search", "/%", "/%zz", "/%ff"}) {
    EXPECT_EQ(get(target).status, 400) << target;
  }
}

TEST(Site, NamesTheParameterWithABrokenEscape) {
  EXPECT_EQ(json::parse(get("/v1/search?q=%").body)["parameter"], "q");
}

TEST(Site, TakesATargetInAbsoluteForm) {
  const HttpResponse response = get("http://LOCALHOST:9150/v1/articles/a_1?as_of=2025");

  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "a_1?as_of=2025");
}

TEST(Site, ChecksTheHostOfAnAbsoluteFormAndNotTheHeader) {
  EXPECT_EQ(get("http://evil.example/").status, 421);
  EXPECT_EQ(get("http:///").status, 421);
  EXPECT_EQ(get("http://localhost@evil.example/").status, 421);
  EXPECT_EQ(
      respond({.method = "GET", .target = "http://localhost/", .host = "evil.example"}).status,
      200);
}

TEST(Site, AnswersOptionsForTheServer) {
  const HttpResponse response = respond({.method = "OPTIONS", .target = "*"});

  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(header(response, "Allow"), "GET, HEAD, OPTIONS, POST");
}

TEST(Site, RefusesAnotherHost) {
  const HttpResponse response = respond({.method = "GET", .target = "/", .host = "evil.example"});

  EXPECT_EQ(response.status, 421);
  EXPECT_EQ(json::parse(response.body)["code"], "host_not_allowed");
}

TEST(Site, ListsMethodsForOptions) {
  for (const char* target : {"/v1/search", "/", "/js/state.js", "/healthz"}) {
    const HttpResponse response = respond({.method = "OPTIONS", .target = target});

    EXPECT_EQ(response.status, 204) << target;
    EXPECT_EQ(header(response, "Allow"), target == std::string("/v1/search")
                                             ? "GET, HEAD, OPTIONS, POST"
                                             : "GET, HEAD, OPTIONS");
    EXPECT_EQ(response.body, "");
  }
}

TEST(Site, RefusesOtherMethodsAndListsItsOwn) {
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH", "TRACE", "PRI", "get"}) {
    const HttpResponse response = respond({.method = method, .target = "/v1/stats"});

    EXPECT_EQ(response.status, 405) << method;
    EXPECT_EQ(header(response, "Allow"), "GET, HEAD, OPTIONS");
  }
}

TEST(Site, HandsTheBodyOfAPostToTheEndpoint) {
  for (const char* type : {"application/json", "Application/JSON; charset=utf-8"}) {
    const HttpResponse response =
        respond({.method = "POST", .target = "/v1/search", .content_type = type, .body = "{}"});

    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "?{}");
  }
}

TEST(Site, RefusesABodyThatIsNoJson) {
  for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded", "json"}) {
    const HttpResponse response =
        respond({.method = "POST", .target = "/v1/search", .content_type = type, .body = "{}"});

    EXPECT_EQ(response.status, 415) << type;
    EXPECT_EQ(json::parse(response.body)["code"], "unsupported_media_type");
  }
}

TEST(Site, TellsWhatSearchingTook) {
  EXPECT_THAT(header(get("/v1/search"), "Server-Timing"),
              testing::MatchesRegex("search;dur=3.14, total;dur=[0-9]+.[0-9][0-9]"));
}

TEST(Site, PassesOnABodyMadePieceByPiece) {
  const HttpResponse plain = get("/openapi.json");
  const HttpResponse packed =
      respond({.method = "GET", .target = "/openapi.json", .accept_encoding = "gzip"});

  EXPECT_EQ(header(plain, "Content-Type"), "application/json");
  EXPECT_EQ(header(plain, "Cache-Control"), "no-store");
  EXPECT_EQ(plain.pieces().has_value(), true);
  EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
  EXPECT_THAT(*packed.pieces(), testing::StartsWith("\x1f\x8b"));
}

TEST(Site, MakesAnErrorOfAPieceThatThrows) {
  const HttpResponse response = get("/v1/articles/throws");

  EXPECT_FALSE(response.pieces().has_value());
}

TEST(Site, AnswersHeadAsGet) {
  EXPECT_EQ(respond({.method = "HEAD", .target = "/v1/search?q=a"}).body,
            get("/v1/search?q=a").body);
}

TEST(Site, ServesThePageForItsAddresses) {
  const HttpResponse start = get("/?q=oil");
  const HttpResponse article = get("/article/a_1?as_of=2025");

  EXPECT_EQ(start.status, 200);
  EXPECT_EQ(header(start, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(article.body, start.body);
  EXPECT_EQ(get("/js/state.js").status, 200);
  EXPECT_EQ(get("/index.html").status, 404);
}

TEST(Site, LetsThePageRunItsOwnScriptsAndNoOthers) {
  const std::string policy = header(get("/"), "Content-Security-Policy");

  EXPECT_THAT(policy, HasSubstr("default-src 'none'; script-src 'self';"));
  EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
}

TEST(Site, PutsSecurityHeadersOnEveryResponse) {
  const Site site({.allowed_hosts = {"localhost"}}, echo);
  for (const HttpResponse& response :
       {get("/"), get("/v1/search"), get("/nowhere"), get("/v1/stats"), get("/%"), get("/readyz"),
        get("/v1/search?q=%"), respond({.method = "POST", .target = "/"}),
        respond({.method = "OPTIONS", .target = "/"}),
        respond({.method = "GET", .target = "/", .host = "evil.example"}),
        site.reject({.code = ProblemCode::RequestTooLarge})}) {
    EXPECT_THAT(header(response, "Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(response, "Referrer-Policy"), "no-referrer");
    EXPECT_EQ(header(response, "X-Frame-Options"), "DENY");
    EXPECT_EQ(header(response, "Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_EQ(header(response, "Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(header(response, "Vary"), "Accept-Encoding");
    EXPECT_EQ(header(response, "X-Request-Id").size(), 26U);
    EXPECT_THAT(header(response, "Server-Timing"), HasSubstr("total;dur="));
    EXPECT_NE(header(response, "Cache-Control"), "");
    EXPECT_EQ(header(response, "Server"), "");
  }
}

TEST(Site, TellsNothingOfAnException) {
  const HttpResponse response = get("/v1/stats");

  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(json::parse(response.body)["code"], "internal");
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST(Site, AsksToRetryWhenItIsNotReady) {
  const HttpResponse response = get("/readyz");

  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(header(response, "Retry-After"), "1");
}

TEST(Site, Answers304ToAClientThatHasTheAnswer) {
  const HttpResponse response =
      respond({.method = "GET", .target = "/v1/search", .if_none_match = "W/\"tag\""});

  EXPECT_EQ(response.status, 304);
  EXPECT_EQ(response.body, "");
  EXPECT_EQ(header(response, "ETag"), "W/\"tag\"");
  EXPECT_EQ(header(response, "Cache-Control"), "no-cache");
}

TEST(Site, StoresNoProblem) {
  EXPECT_EQ(header(get("/nowhere"), "Cache-Control"), "no-store");
}

TEST(Site, CompressesLongTextForThoseWhoTakeIt) {
  const HttpResponse packed =
      respond({.method = "GET", .target = "/v1/fields", .accept_encoding = "gzip, br"});

  EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
  EXPECT_LT(packed.body.size(), 1000U);
  EXPECT_EQ(header(get("/v1/fields"), "Content-Encoding"), "");
}

TEST(Site, LeavesShortTextAsItIs) {
  const HttpResponse response =
      respond({.method = "GET", .target = "/v1/search", .accept_encoding = "gzip"});

  EXPECT_EQ(header(response, "Content-Encoding"), "");
}

TEST(Site, TellsCompressedBytesFromPlainOnesByStrongTags) {
  const HttpResponse packed =
      respond({.method = "GET", .target = "/v1/fields", .accept_encoding = "gzip"});
  const HttpResponse again = respond({.method = "GET",
                                      .target = "/v1/fields",
                                      .accept_encoding = "gzip",
                                      .if_none_match = header(packed, "ETag")});

  EXPECT_EQ(header(packed, "ETag"), "\"strong-gzip\"");
  EXPECT_EQ(header(get("/v1/fields"), "ETag"), "\"strong\"");
  EXPECT_EQ(again.status, 304);
}

TEST(Site, AllowsNoOtherOriginUnlessToldTo) {
  EXPECT_EQ(header(get("/v1/search"), "Access-Control-Allow-Origin"), "");
}

TEST(Site, AllowsTheConfiguredOriginToReadTheApiAlone) {
  const std::string origin = "https://desk.example";

  EXPECT_EQ(header(respond({.method = "GET", .target = "/v1/search"}, origin),
                   "Access-Control-Allow-Origin"),
            origin);
  EXPECT_EQ(
      header(respond({.method = "GET", .target = "/"}, origin), "Access-Control-Allow-Origin"), "");
  EXPECT_EQ(header(respond({.method = "OPTIONS", .target = "/v1/search"}, origin),
                   "Access-Control-Allow-Methods"),
            "GET, HEAD, OPTIONS, POST");
  EXPECT_EQ(header(respond({.method = "OPTIONS", .target = "/v1/search"}, origin),
                   "Access-Control-Allow-Headers"),
            "Content-Type");
}

}  // namespace
}  // namespace dateline::searchd
