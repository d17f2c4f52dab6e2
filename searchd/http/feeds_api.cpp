// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/feeds_api.h"

#include <string>
#include <string_view>
#include <utility>

#include "searchd/http/api_steps.h"
#include "searchd/http/feed_formats.h"
#include "searchd/http/open_search.h"

namespace dateline::searchd {
namespace {

struct FeedFormat {
  std::string_view path;
  std::string_view media_type;
  std::string (*to_text)(const Feed& feed);
};

FeedFormat format_of(Endpoint endpoint) {
  switch (endpoint) {
    case Endpoint::RssFeed:
      return {"/search.rss", "application/rss+xml; charset=utf-8", to_rss};
    case Endpoint::JsonFeed:
      return {"/search.json", "application/feed+json", to_json_feed};
    default:
      return {"/search.atom", "application/atom+xml; charset=utf-8", to_atom};
  }
}

/// The answer with its media type.
Checked<Answer> typed(Checked<Answer> answer, std::string_view media_type) {
  if (auto* given = std::get_if<Answer>(&answer)) {
    given->media_type = media_type;
  }
  return answer;
}

}  // namespace

Checked<Answer> answer_feed(Archive& archive, const Call& call, std::int64_t now) {
  const FeedFormat format = format_of(call.endpoint);
  const std::string address = call.origin + std::string(format.path);
  const std::string generation = archive.generation();
  return typed(answer_call(
                   call, {.path = address, .generation = generation, .now = now},
                   [&](const SearchCall& wanted) {
                     SearchRequest request = wanted.request;
                     request.sort = SortOrder::Newest;
                     return archive.search(request);
                   },
                   [&](const SearchCall& wanted, const SearchResult& result) {
                     return format.to_text(
                         make_feed({.origin = call.origin, .path = format.path}, wanted, result));
                   }),
               format.media_type);
}

Checked<Answer> answer_open_search(const Call& call, std::int64_t now) {
  const auto read = read_call(call.endpoint, call.parameters, now);
  if (const auto* problem = std::get_if<Problem>(&read)) {
    return *problem;
  }
  std::string body = open_search_xml(call.origin);
  std::string tag = "\"" + short_hash(body) + "\"";
  return Answer{.media_type = "application/opensearchdescription+xml; charset=utf-8",
                .body = std::move(body),
                .etag = std::move(tag)};
}

}  // namespace dateline::searchd
