// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/response.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string_view>
#include <utility>

#include "searchd/http/etag.h"
#include "searchd/http/gzip.h"

namespace dateline::searchd {
namespace {

constexpr std::size_t kMinGzipBytes = 1000;
constexpr int kOk = 200;
constexpr int kNoContent = 204;
constexpr int kNotModified = 304;
constexpr int kMethodNotAllowed = 405;
constexpr int kUnavailable = 503;

constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
constexpr std::string_view kApiPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

constexpr const char* kExposedHeaders =
    "ETag, Server-Timing, X-Export-Articles, X-Export-Cursor, X-Export-Generation, "
    "X-Export-Relation, X-Export-Rows, X-Request-Id";

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kCommonHeaders = {{
    {"Vary", "Accept-Encoding"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Frame-Options", "DENY"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Accept-Ranges", "none"},
}};

Answer problem_answer(const Problem& problem, const std::string& request_id) {
  Answer answer{.status = kind_of(problem.code).status,
                .media_type = "application/problem+json",
                .body = to_json(problem, request_id)};
  if (answer.status == kMethodNotAllowed) {
    answer.headers.emplace_back("Allow", problem.expected);
  }
  return answer;
}

/// A strong tag tells the compressed bytes from the plain ones; a weak one stands for both.
std::string compressed_tag(const std::string& etag) {
  return etag.starts_with('"') ? etag.substr(0, etag.size() - 1) + "-gzip\"" : etag;
}

void put_pieces(HttpResponse& response, Answer answer, const HttpRequest& request) {
  const bool compress = accepts_gzip(request.accept_encoding);
  response.headers.emplace_back("Content-Type", answer.media_type);
  if (compress) {
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  response.pieces = compress ? gzip(std::move(answer.pieces)) : std::move(answer.pieces);
}

/// Sets body, content headers and validators.
void put_content(HttpResponse& response, Answer answer, const HttpRequest& request) {
  const bool compress =
      answer.body.size() >= kMinGzipBytes && accepts_gzip(request.accept_encoding);
  if (!answer.etag.empty()) {
    const std::string tag = compress ? compressed_tag(answer.etag) : answer.etag;
    response.headers.emplace_back("ETag", tag);
    if (answer.status == kOk && names_tag(request.if_none_match, tag)) {
      response.status = kNotModified;
      return;
    }
  }
  if (answer.pieces) {
    put_pieces(response, std::move(answer), request);
    return;
  }
  if (answer.body.empty()) {
    return;
  }
  response.headers.emplace_back("Content-Type", answer.media_type);
  auto packed = compress ? gzip(answer.body) : std::nullopt;
  if (packed) {
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  response.body = packed ? std::move(*packed) : std::move(answer.body);
}

void put_cors(HttpResponse& response, const std::string& cors_origin) {
  auto& headers = response.headers;
  const auto allow = std::ranges::find(headers, "Allow", &HttpHeaders::value_type::first);
  const std::string methods = allow == headers.end() ? std::string() : allow->second;
  headers.emplace_back("Access-Control-Allow-Origin", cors_origin);
  headers.emplace_back("Access-Control-Expose-Headers", kExposedHeaders);
  if (response.status == kNoContent) {
    headers.emplace_back("Access-Control-Allow-Methods", methods);
    headers.emplace_back("Access-Control-Allow-Headers", "Content-Type");
  }
}

std::string with_milliseconds(std::string_view name, double milliseconds) {
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), ";dur=%.2f", milliseconds);
  return std::string(name).append(text.data(), static_cast<std::size_t>(std::max(length, 0)));
}

/// `search;dur=3.10, total;dur=3.42`: what searching took, where there was any, and all of it.
std::string server_timing(std::optional<double> search_ms,
                          std::chrono::steady_clock::time_point start) {
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  const std::string search = search_ms ? with_milliseconds("search", *search_ms) + ", " : "";
  return search + with_milliseconds("total", took.count());
}

}  // namespace

HttpResponse make_response(const Exchange& exchange, Checked<Answer> outcome,
                           const std::string& cors_origin) {
  const auto* problem = std::get_if<Problem>(&outcome);
  Answer answer = problem == nullptr ? std::get<Answer>(std::move(outcome))
                                     : problem_answer(*problem, exchange.id);
  const Surface surface = answer.surface;
  const std::optional<double> search_ms = answer.search_ms;
  HttpResponse response{.status = answer.status};
  auto& headers = response.headers;
  headers.emplace_back("Cache-Control", answer.etag.empty() ? "no-store" : "no-cache");
  headers.emplace_back("Content-Security-Policy",
                       surface == Surface::Page ? kPagePolicy : kApiPolicy);
  headers.insert(headers.end(), kCommonHeaders.begin(), kCommonHeaders.end());
  headers.insert(headers.end(), answer.headers.begin(), answer.headers.end());
  put_content(response, std::move(answer), exchange.request);
  if (response.status == kUnavailable) {
    headers.emplace_back("Retry-After", "1");
  }
  if (surface == Surface::Api && !cors_origin.empty()) {
    put_cors(response, cors_origin);
  }
  headers.emplace_back("X-Request-Id", exchange.id);
  headers.emplace_back("Server-Timing", server_timing(search_ms, exchange.start));
  return response;
}

}  // namespace dateline::searchd
