// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/feed.h"

#include <algorithm>
#include <initializer_list>

#include "indexer/base/timestamp.h"
#include "searchd/http/cache_key.h"
#include "searchd/http/etag.h"
#include "searchd/http/hit_json.h"

namespace dateline::searchd {
namespace {

/// The parameters that say which articles, not how many of them.
Parameters selecting(const SearchCall& call) {
  Parameters parameters = call.given;
  std::erase_if(parameters, [](const Parameter& parameter) { return parameter.name == "size"; });
  return parameters;
}

std::string with_query(const std::string& address, const Parameters& parameters) {
  return parameters.empty() ? address : address + "?" + to_query(parameters);
}

std::string title_of(const SearchCall& call) {
  std::string title = call.request.selection.q;
  for (const auto& [name, value] : selecting(call)) {
    if (name != "q") {
      title.append(title.empty() ? "" : ", ").append(name).append(" ").append(value);
    }
  }
  return title.empty() ? "Dateline" : "Dateline: " + title;
}

/// When an article last became what it is: by its own word, or by a new wording.
std::int64_t updated_at(const Hit& hit) {
  const Article& article = hit.article;
  std::optional<std::int64_t> last = hit.version.changed;
  for (const PrintedTime* time : {&article.published, &article.updated}) {
    if (time->known()) {
      last = std::max(last.value_or(time->time.seconds), time->time.seconds);
    }
  }
  const bool seen = !last && article.first_seen.known();
  return seen ? article.first_seen.time.seconds : last.value_or(0);
}

std::string id_of(const Hit& hit, Versions versions) {
  const bool one_of_many = versions == Versions::All && hit.version.changed;
  return hit.article.id + (one_of_many ? "/" + to_rfc3339(*hit.version.changed) : "");
}

std::string page_of(const FeedPlace& place, const SearchCall& call, const Hit& hit) {
  Parameters kept = call.given;
  std::erase_if(kept, [](const Parameter& parameter) { return parameter.name != "as_of"; });
  return with_query(std::string(place.origin) + "/article/" + hit.article.id, kept);
}

FeedEntry entry_of(const FeedPlace& place, const SearchCall& call, const Hit& hit) {
  const Article& article = hit.article;
  return {.id = id_of(hit, call.request.selection.versions),
          .title = article.title,
          .summary = hit.snippet ? hit.snippet->text : "",
          .page = page_of(place, call, hit),
          .original = is_web_address(article.url) ? article.url : "",
          .published = article.published.known() ? std::optional(article.published.time.seconds)
                                                 : std::nullopt,
          .updated = updated_at(hit),
          .lang = article.lang,
          .authors = article.authors,
          .topics = article.topics};
}

}  // namespace

Feed make_feed(const FeedPlace& place, const SearchCall& call, const SearchResult& result) {
  const std::string origin(place.origin);
  Feed feed{.id = to_urn(cache_key("search", selecting(call))),
            .title = title_of(call),
            .address = with_query(origin + std::string(place.path), call.given),
            .page = with_query(origin + "/", selecting(call)),
            .updated = result.index.last.value_or(0)};
  for (const Hit& hit : result.hits) {
    feed.entries.push_back(entry_of(place, call, hit));
  }
  const auto last = std::ranges::max_element(feed.entries, {}, &FeedEntry::updated);
  if (last != feed.entries.end()) {
    feed.updated = last->updated;
  }
  return feed;
}

std::string to_urn(std::string_view name) {
  std::string digits = short_hash(name);
  constexpr std::size_t kVersion = 12;
  constexpr std::size_t kVariant = 16;
  digits[kVersion] = '8';
  digits[kVariant] = "89ab"[static_cast<unsigned char>(digits[kVariant]) % 4];
  for (const std::size_t dash : {20, 16, 12, 8}) {
    digits.insert(dash, 1, '-');
  }
  return "urn:uuid:" + digits;
}

}  // namespace dateline::searchd
