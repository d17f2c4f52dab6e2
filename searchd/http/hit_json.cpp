// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/hit_json.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/base/timestamp.h"
#include "searchd/http/url.h"

namespace dateline::searchd {
namespace {

Json time_or_null(const Timestamp& time) {
  return time.known() ? Json(to_rfc3339(time.seconds)) : Json(nullptr);
}

bool begins_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return lower_ascii(text.substr(0, prefix.size())) == prefix;
}

Json web_address_or_null(std::string_view url) {
  return is_web_address(url) ? Json(url) : Json(nullptr);
}

Json source_json(const Article& article) {
  if (article.source.empty()) {
    return nullptr;
  }
  const std::string& name = article.source_name.empty() ? article.source : article.source_name;
  return {{"id", article.source}, {"name", name}};
}

Json tickers_json(const std::vector<Ticker>& tickers) {
  Json array = Json::array();
  for (const Ticker& ticker : tickers) {
    array.push_back({{"symbol", ticker.symbol},
                     {"exchange", text_or_null(ticker.exchange)},
                     {"name", text_or_null(ticker.name)},
                     {"symbol_then", text_or_null(ticker.then)},
                     {"role", to_string(ticker.role)},
                     {"mentions", ticker.mentions}});
  }
  return array;
}

Json version_json(const VersionInfo& version) {
  return {{"n", version.n},
          {"of", version.of},
          {"latest", version.latest},
          {"changed", instant_or_null(version.changed)}};
}

Json snippet_json(const std::optional<Snippet>& snippet) {
  if (!snippet) {
    return nullptr;
  }
  Json matches = Json::array();
  for (const auto& [begin, end] : snippet->matches) {
    matches.push_back(Json::array({begin, end}));
  }
  return {{"text", snippet->text}, {"matches", std::move(matches)}};
}

Json related_json(const std::vector<RelatedItem>& related) {
  Json array = Json::array();
  for (const RelatedItem& item : related) {
    array.push_back({{"title", item.title},
                     {"published", time_or_null(item.published.time)},
                     {"published_precision", to_string(item.published.time.precision)},
                     {"published_text", text_or_null(item.published.text)},
                     {"text", text_or_null(item.text)},
                     {"tickers", item.tickers}});
  }
  return array;
}

Json evidence_json(const std::vector<Evidence>& evidence) {
  Json array = Json::array();
  for (const Evidence& item : evidence) {
    array.push_back({{"field", item.field},
                     {"rule", item.rule},
                     {"text", item.text},
                     {"zone", text_or_null(item.zone)}});
  }
  return array;
}

/// The second by which a wording was surely known: from it on `as_of` shows the wording.
Json first_seen_json(const Article& article) {
  const Timestamp& seen = article.first_seen.time;
  return seen.known() ? Json(to_rfc3339(latest_second(seen))) : Json(nullptr);
}

/// One member of a hit and how it is made.
struct Member {
  std::string_view name;
  Json (*value)(const Hit& hit);
};

constexpr std::array kMembers = {
    Member{"url", [](const Hit& hit) { return web_address_or_null(hit.article.url); }},
    Member{"page_url", [](const Hit& hit) { return Json("/article/" + hit.article.id); }},
    Member{"title", [](const Hit& hit) { return Json(hit.article.title); }},
    Member{"published", [](const Hit& hit) { return time_or_null(hit.article.published.time); }},
    Member{"published_precision",
           [](const Hit& hit) { return Json(to_string(hit.article.published.time.precision)); }},
    Member{"published_text",
           [](const Hit& hit) { return text_or_null(hit.article.published.text); }},
    Member{"first_seen", [](const Hit& hit) { return first_seen_json(hit.article); }},
    Member{"first_seen_derived",
           [](const Hit& hit) { return Json(hit.article.first_seen_derived); }},
    Member{"updated", [](const Hit& hit) { return time_or_null(hit.article.updated.time); }},
    Member{"source", [](const Hit& hit) { return source_json(hit.article); }},
    Member{"agency", [](const Hit& hit) { return text_or_null(hit.article.agency); }},
    Member{"place",
           [](const Hit& hit) {
             const auto& places = hit.article.places;
             return places.empty() ? Json(nullptr) : Json(places.front());
           }},
    Member{"places", [](const Hit& hit) { return Json(hit.article.places); }},
    Member{"authors", [](const Hit& hit) { return Json(hit.article.authors); }},
    Member{"lang", [](const Hit& hit) { return text_or_null(hit.article.lang); }},
    Member{"words", [](const Hit& hit) { return Json(hit.words); }},
    Member{"tickers", [](const Hit& hit) { return tickers_json(hit.article.tickers); }},
    Member{"topics", [](const Hit& hit) { return Json(hit.article.topics); }},
    Member{"version", [](const Hit& hit) { return version_json(hit.version); }},
    Member{"snippet", [](const Hit& hit) { return snippet_json(hit.snippet); }},
    Member{"score", [](const Hit& hit) { return Json(hit.score); }},
};

Json explanation_json(const Explanation& explanation) {
  Json terms = Json::array();
  for (const TermWeight& term : explanation.terms) {
    terms.push_back({{"term", term.term},
                     {"occurrences", term.occurrences},
                     {"factor", term.factor},
                     {"weight", term.weight}});
  }
  return {{"terms", std::move(terms)},
          {"all_words", explanation.all_words},
          {"recency", explanation.recency}};
}

bool is_wanted(std::string_view name, const std::vector<std::string_view>& members) {
  return members.empty() || std::ranges::find(members, name) != members.end();
}

}  // namespace

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

bool is_web_address(std::string_view url) {
  const bool web =
      begins_with_ignoring_case(url, "http://") || begins_with_ignoring_case(url, "https://");
  return web && std::ranges::none_of(url, [](char c) {
           return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
         });
}

Json instant_or_null(std::optional<std::int64_t> seconds) {
  return seconds ? Json(to_rfc3339(*seconds)) : Json(nullptr);
}

Json day_or_null(std::optional<std::int64_t> seconds) {
  return seconds ? Json(to_iso_day(*seconds)) : Json(nullptr);
}

Json hit_json(const Hit& hit, const std::vector<std::string_view>& members) {
  Json json = {{"id", hit.article.id}};
  for (const Member& member : kMembers) {
    if (is_wanted(member.name, members)) {
      json[std::string(member.name)] = member.value(hit);
    }
  }
  if (hit.explanation && is_wanted("explanation", members)) {
    json["explanation"] = explanation_json(*hit.explanation);
  }
  return json;
}

Json article_json(const Hit& hit) {
  Json json = hit_json(hit, {});
  json.erase("snippet");
  json.erase("score");
  json["section"] = text_or_null(hit.article.section);
  json["image"] = text_or_null(hit.article.image);
  json["body"] = hit.article.body;
  json["related"] = related_json(hit.article.related);
  json["evidence"] = evidence_json(hit.article.evidence);
  return json;
}

}  // namespace dateline::searchd
