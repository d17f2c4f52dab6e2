// SPDX-License-Identifier: GPL-3.0-or-later
// The routing table: exact paths, and `prefix/{id}` or `prefix/{id}/suffix` for one segment, each
// with its methods. No patterns.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline::searchd {

enum class Endpoint : std::uint8_t {
  Search,
  Searches,
  Article,
  Export,
  Facet,
  Sources,
  Topics,
  Tickers,
  Ticker,
  Suggest,
  Timeline,
  Terms,
  Related,
  Fields,
  Stats,
  Health,
  Ready,
  OpenApi,
  AtomFeed,
  RssFeed,
  JsonFeed,
  OpenSearch,
  Page,
};

/// Which methods a route answers. HEAD goes with GET, OPTIONS with everything.
enum class Methods : std::uint8_t { Get, GetAndPost, Post };

/// The same as `Allow` says it.
[[nodiscard]] constexpr std::string_view allow_header(Methods methods) {
  switch (methods) {
    case Methods::Get:
      return "GET, HEAD, OPTIONS";
    case Methods::GetAndPost:
      return "GET, HEAD, OPTIONS, POST";
    case Methods::Post:
      break;
  }
  return "OPTIONS, POST";
}

struct Route {
  std::string_view path;  // `{name}` stands for one segment
  Endpoint endpoint;
  bool in_openapi;
  Methods methods = Methods::Get;

  [[nodiscard]] constexpr bool takes_id() const { return path.find('{') != std::string_view::npos; }
};

inline constexpr std::array kRoutes = {
    Route{"/v1/search", Endpoint::Search, true, Methods::GetAndPost},
    Route{"/v1/searches", Endpoint::Searches, true, Methods::Post},
    Route{"/v1/articles/{id}", Endpoint::Article, true},
    Route{"/v1/export", Endpoint::Export, true},
    Route{"/v1/articles/{id}/related", Endpoint::Related, true},
    Route{"/v1/facets/{field}", Endpoint::Facet, true},
    Route{"/v1/sources", Endpoint::Sources, true},
    Route{"/v1/topics", Endpoint::Topics, true},
    Route{"/v1/tickers", Endpoint::Tickers, true},
    Route{"/v1/tickers/{symbol}", Endpoint::Ticker, true},
    Route{"/v1/suggest", Endpoint::Suggest, true},
    Route{"/v1/timeline", Endpoint::Timeline, true},
    Route{"/v1/terms", Endpoint::Terms, true},
    Route{"/v1/fields", Endpoint::Fields, true},
    Route{"/v1/stats", Endpoint::Stats, true},
    Route{"/healthz", Endpoint::Health, true},
    Route{"/readyz", Endpoint::Ready, true},
    Route{"/openapi.json", Endpoint::OpenApi, true},
    Route{"/search.atom", Endpoint::AtomFeed, true},
    Route{"/search.rss", Endpoint::RssFeed, true},
    Route{"/search.json", Endpoint::JsonFeed, true},
    Route{"/opensearch.xml", Endpoint::OpenSearch, true},
    Route{"/", Endpoint::Page, false},
    Route{"/article/{id}", Endpoint::Page, false},
};

struct RouteMatch {
  Endpoint endpoint;
  std::string_view id;  // a part of the path; empty for routes without one
  Methods methods = Methods::Get;
};

/// The route of @p path, which is decoded. The files of the page are no routes: see
/// embedded_files.h.
[[nodiscard]] std::optional<RouteMatch> find_route(std::string_view path);

}  // namespace dateline::searchd
