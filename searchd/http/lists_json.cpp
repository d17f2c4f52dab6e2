// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/lists_json.h"

#include <algorithm>
#include <utility>

#include "searchd/http/hit_json.h"
#include "searchd/http/names.h"
#include "searchd/http/query_json.h"

namespace dateline::searchd {
namespace {

/// The address of the following page; null at the end.
Json next_json(std::string_view path, const SearchCall& call, const ValueList& list) {
  if (!list.has_more) {
    return nullptr;
  }
  Parameters parameters = call.given;
  std::erase_if(parameters, [](const Parameter& parameter) { return parameter.name == "page"; });
  parameters.push_back({"page", std::to_string(std::uint64_t{list.page} + 1)});
  return std::string(path) + "?" + to_query(parameters);
}

/// What all lists have in common, with @p shape for each of their values.
template <typename Shape>
void add_list(Json& json, std::string_view path, const SearchCall& call, const ValueList& list,
              const Shape& shape) {
  Json values = Json::array();
  for (const ListedValue& value : list.values) {
    values.push_back(shape(value));
  }
  json["distinct"] = list.distinct;
  json["matching"] = list.matching;
  json["missing"] = list.missing;
  json["other"] = list.other;
  json["page"] = list.page;
  json["size"] = call.list.size;
  json["next"] = next_json(path, call, list);
  json["values"] = std::move(values);
}

/// A list over the whole archive as of a moment.
template <typename Shape>
std::string dated_list(std::string_view path, const SearchCall& call, const ValueList& list,
                       const Shape& shape) {
  Json json = {{"index", index_json(list.index)},
               {"as_of", instant_or_null(call.request.selection.as_of)}};
  add_list(json, path, call, list, [&](const ListedValue& value) {
    Json entry = shape(value);
    entry["count"] = value.count;
    entry["first"] = day_or_null(value.first);
    entry["last"] = day_or_null(value.last);
    return entry;
  });
  return dump(json);
}

/// The labels from the top of the tree down to @p topic.
std::vector<std::string_view> breadcrumb(std::string_view topic) {
  std::vector<std::string_view> labels;
  while (true) {
    const std::size_t slash = std::min(topic.find('/', 1), topic.size());
    labels.push_back(topic.substr(0, slash));
    if (slash == topic.size()) {
      return labels;
    }
    topic.remove_prefix(slash + 1);
  }
}

Json period_json(const SymbolPeriod& period) {
  return {{"symbol", period.symbol},
          {"name", period.name},
          {"exchange", text_or_null(period.exchange)},
          {"from", day_or_null(period.from)},
          {"until", day_or_null(period.until)}};
}

Json identity_json(const TickerIdentity& identity) {
  Json json = period_json(identity.period);
  Json history = Json::array();
  for (const SymbolPeriod& period : identity.history) {
    history.push_back(period_json(period));
  }
  json["country"] = identity.country;
  json["aliases"] = identity.aliases;
  json["present"] = identity.present;
  json["history"] = std::move(history);
  json["articles"] = identity.articles;
  return json;
}

}  // namespace

std::string facet_list_json(std::string_view path, std::string_view field, const SearchCall& call,
                            const ValueList& list) {
  Json json = {{"field", field},
               {"query", query_json(call.request.selection, list.query, {list.from, list.to})},
               {"index", index_json(list.index)},
               {"mode", name_of(kFacetModeNames, list.mode)},
               {"exact", !list.lower_bound}};
  add_list(json, path, call, list, [](const ListedValue& value) -> Json {
    return {{"value", value.value},
            {"label", value.name.empty() ? value.value : value.name},
            {"count", value.count},
            {"selected", value.selected}};
  });
  return dump(json);
}

std::string sources_json(std::string_view path, const SearchCall& call, const ValueList& list) {
  return dated_list(path, call, list, [](const ListedValue& value) -> Json {
    return {{"value", value.value}, {"name", value.name.empty() ? value.value : value.name}};
  });
}

std::string topics_json(std::string_view path, const SearchCall& call, const ValueList& list) {
  return dated_list(path, call, list, [](const ListedValue& value) -> Json {
    const std::vector<std::string_view> labels = breadcrumb(value.value);
    const std::size_t end = value.value.size() - labels.back().size();
    return {
        {"value", value.value},
        {"label", labels.back()},
        {"breadcrumb", labels},
        {"parent", text_or_null(std::string_view(value.value).substr(0, end == 0 ? 0 : end - 1))},
        {"children", value.children}};
  });
}

std::string tickers_json(std::string_view path, const SearchCall& call, const ValueList& list) {
  return dated_list(path, call, list, [](const ListedValue& value) -> Json {
    return {{"symbol", value.value},
            {"name", text_or_null(value.name)},
            {"exchange", text_or_null(value.exchange)}};
  });
}

std::string ticker_json(const SearchCall& call, const TickerInfo& info) {
  Json identities = Json::array();
  for (const TickerIdentity& identity : info.identities) {
    identities.push_back(identity_json(identity));
  }
  return dump({{"symbol", info.symbol},
               {"on", call.on ? Json(to_iso_day(call.on->seconds)) : Json(nullptr)},
               {"index", index_json(info.index)},
               {"as_of", instant_or_null(call.request.selection.as_of)},
               {"articles", info.articles},
               {"headline", info.headline},
               {"related", info.related},
               {"first", day_or_null(info.first)},
               {"last", day_or_null(info.last)},
               {"identities", std::move(identities)}});
}

std::string completions_json(const SearchCall& call, const Completions& completions) {
  Json suggestions = Json::array();
  for (const Completion& completion : completions.items) {
    suggestions.push_back({{"type", name_of(kCompletionNames, completion.type)},
                           {"text", completion.text},
                           {"value", completion.value},
                           {"count", completion.count},
                           {"q", completion.q}});
  }
  Json warnings = Json::array();
  if (completions.provisional) {
    warnings.push_back("some may be missing: the words of the archive are still being read");
  }
  return dump({{"q", call.request.selection.q},
               {"generation", completions.generation},
               {"as_of", instant_or_null(call.request.selection.as_of)},
               {"suggestions", std::move(suggestions)},
               {"warnings", std::move(warnings)}});
}

}  // namespace dateline::searchd
