// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/query_json.h"

#include <array>
#include <string>
#include <utility>

#include "indexer/base/timestamp.h"
#include "indexer/schema/fields.h"
#include "searchd/http/names.h"

namespace dateline::searchd {
namespace {

/// The filters as they were understood: values as given, dates resolved.
Json filters_json(const Selection& selection, const ResolvedRange& range) {
  Json json = Json::object();
  for (const Filter& filter : selection.filters) {
    const std::string name(schema::field(filter.field).name);
    const std::array lists = {std::pair{name, &filter.any}, std::pair{name + ".all", &filter.all},
                              std::pair{name + ".not", &filter.none}};
    for (const auto& [key, values] : lists) {
      if (!values->empty()) {
        json[key] = *values;
      }
    }
  }
  if (selection.ticker_role) {
    json["ticker.role"] = name_of(kTickerRoleNames, *selection.ticker_role);
  }
  if (range.from) {
    json["from"] = to_rfc3339(*range.from);
  }
  if (range.to) {
    json["to"] = to_rfc3339(*range.to);
  }
  if (selection.date_field != schema::FieldId::Published) {
    json["date_field"] = name_of(kDateFieldNames, selection.date_field);
  }
  if (selection.tz != "UTC") {
    json["tz"] = selection.tz;
  }
  if (selection.versions != Versions::Latest) {
    json["versions"] = name_of(kVersionsNames, selection.versions);
  }
  return json;
}

}  // namespace

Json query_json(const Selection& selection, const QueryEcho& echo, const ResolvedRange& range) {
  Json ignored = Json::array();
  for (const auto& [text, reason] : echo.ignored) {
    ignored.push_back({{"text", text}, {"reason", reason}});
  }
  Json expanded = Json::array();
  for (const auto& [word, forms, cut] : echo.expanded) {
    expanded.push_back({{"word", word}, {"forms", forms}, {"cut", cut}});
  }
  return {{"q", selection.q},
          {"parsed", echo.parsed},
          {"filters", filters_json(selection, range)},
          {"as_of", instant_or_null(selection.as_of)},
          {"match", name_of(kMatchNames, echo.match)},
          {"ignored", std::move(ignored)},
          {"expanded", std::move(expanded)},
          {"relaxed", echo.relaxed}};
}

Json index_json(const IndexInfo& index) {
  return {{"generation", index.generation},
          {"articles", index.articles},
          {"first", day_or_null(index.first)},
          {"last", day_or_null(index.last)}};
}

}  // namespace dateline::searchd
