// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/routes.h"

namespace dateline::searchd {
namespace {

std::optional<RouteMatch> match(const Route& route, std::string_view path) {
  if (!route.takes_id()) {
    return path == route.path ? std::optional(RouteMatch{route.endpoint, {}, route.methods})
                              : std::nullopt;
  }
  const std::string_view prefix = route.path.substr(0, route.path.find('{'));
  const std::string_view suffix = route.path.substr(route.path.find('}') + 1);
  if (path.size() < prefix.size() + suffix.size() || !path.starts_with(prefix) ||
      !path.ends_with(suffix)) {
    return std::nullopt;
  }
  const std::string_view id =
      path.substr(prefix.size(), path.size() - prefix.size() - suffix.size());
  if (id.empty() || id.find('/') != std::string_view::npos) {
    return std::nullopt;
  }
  return RouteMatch{route.endpoint, id, route.methods};
}

}  // namespace

std::optional<RouteMatch> find_route(std::string_view path) {
  for (const Route& route : kRoutes) {
    if (auto found = match(route, path)) {
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace dateline::searchd
