// SPDX-License-Identifier: GPL-3.0-or-later
// openapi.json against the tables it describes, in both directions.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "searchd/http/embedded_files.h"
#include "searchd/http/export_parameters.h"
#include "searchd/http/json_body.h"
#include "searchd/http/list_parameters.h"
#include "searchd/http/names.h"
#include "searchd/http/parameters.h"
#include "searchd/http/problem.h"
#include "searchd/http/routes.h"

namespace dateline::searchd {
namespace {

using nlohmann::json;
using Names = std::set<std::string>;

const json& description() {
  static const json document = json::parse(find_embedded_file("/openapi.json")->bytes);
  return document;
}

json resolve(const json& value) {
  if (!value.contains("$ref")) {
    return value;
  }
  return description().at(json::json_pointer(value["$ref"].get<std::string>().substr(1)));
}

const json& parameters_of(const std::string& path) {
  static const json none = json::array();
  const json& item = description()["paths"][path];
  const bool has_any = item.contains("get") && item["get"].contains("parameters");
  return has_any ? item["get"]["parameters"] : none;
}

Names parameter_names(const std::string& path, const std::string& place) {
  Names names;
  for (const json& parameter : parameters_of(path)) {
    if (resolve(parameter)["in"] == place) {
      names.insert(resolve(parameter)["name"].get<std::string>());
    }
  }
  return names;
}

json schema_of(const std::string& path, const std::string& name) {
  for (const json& parameter : parameters_of(path)) {
    if (resolve(parameter)["name"] == name) {
      return resolve(parameter)["schema"];
    }
  }
  ADD_FAILURE() << path << " " << name;
  return {};
}

json search_schema(const std::string& name) {
  return schema_of("/v1/search", name);
}

template <typename Table>
Names names_in(const Table& table) {
  Names names;
  for (const auto& row : table) {
    names.insert(std::string(row.first));
  }
  return names;
}

/// Every $ref below @p value.
void collect_references(const json& value, Names& references) {
  for (const auto& [key, child] : value.items()) {
    if (key == "$ref") {
      references.insert(child.get<std::string>());
    } else if (child.is_structured()) {
      collect_references(child, references);
    }
  }
}

/// Every schema of an object with named members below @p value, by its place.
void collect_objects(const json& value, const std::string& place,
                     std::map<std::string, json>& all) {
  if (value.contains("properties") && value["properties"].is_object()) {
    all[place] = value;
  }
  for (const auto& [key, child] : value.items()) {
    if (child.is_structured()) {
      collect_objects(child, std::string(place).append("/").append(key), all);
    }
  }
}

TEST(OpenApi, SaysOfEachObjectInAnswersWhichMembersItAlwaysHas) {
  json schemas = description()["components"]["schemas"];
  schemas.erase("SearchBody");  // of requests
  std::map<std::string, json> objects;
  collect_objects(schemas, "", objects);

  for (const auto& [place, schema] : objects) {
    ASSERT_TRUE(schema.contains("required")) << place;
    for (const json& name : schema["required"]) {
      EXPECT_TRUE(schema["properties"].contains(name.get<std::string>())) << place << " " << name;
    }
  }
}

TEST(OpenApi, ListsTheRoutesAndNoOthers) {
  Names described;
  for (const auto& [path, item] : description()["paths"].items()) {
    described.insert(path);
  }
  Names routed;
  for (const Route& route : kRoutes) {
    if (route.in_openapi) {
      routed.insert(std::string(route.path));
    }
  }

  EXPECT_EQ(described, routed);
}

TEST(OpenApi, DescribesTheMethodsThatAreAnswered) {
  for (const auto& [path, item] : description()["paths"].items()) {
    const Methods methods = find_route(path)->methods;
    EXPECT_EQ(item.contains("get"), methods != Methods::Post) << path;
    EXPECT_EQ(item.contains("post"), methods != Methods::Get) << path;
  }
}

TEST(OpenApi, DescribesTheSameKeysInABody) {
  Names described;
  for (const auto& [name, schema] :
       description()["components"]["schemas"]["SearchBody"]["properties"].items()) {
    described.insert(name);
  }

  EXPECT_EQ(described, parameter_names("/v1/search", "query"));
}

TEST(OpenApi, StatesHowManySearchesThereMayBe) {
  const json searches =
      description()["components"]["schemas"]["SearchesBody"]["properties"]["searches"];

  EXPECT_EQ(searches["minItems"], 1);
  EXPECT_EQ(searches["maxItems"], kMaxSearches);
}

TEST(OpenApi, ListsTheParametersOfEachRouteAndNoOthers) {
  for (const Route& route : kRoutes) {
    if (!route.in_openapi) {
      continue;
    }
    Names read;
    for (const ApiParameter* row : searchd::parameters_of(route.endpoint)) {
      read.insert(std::string(row->name));
    }
    EXPECT_EQ(parameter_names(std::string(route.path), "query"), read) << route.path;
  }
}

TEST(OpenApi, NamesThePartsOfPaths) {
  for (const Route& route : kRoutes) {
    if (!route.in_openapi) {
      continue;
    }
    Names part;
    if (const std::size_t brace = route.path.find('{'); brace != std::string_view::npos) {
      part.insert(std::string(route.path.substr(brace + 1, route.path.find('}') - brace - 1)));
    }
    EXPECT_EQ(parameter_names(std::string(route.path), "path"), part) << route.path;
  }
}

TEST(OpenApi, ListsTheProblemCodesAndNoOthers) {
  Names described;
  for (const json& code :
       description()["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]) {
    described.insert(code.get<std::string>());
  }
  Names known;
  for (const ProblemKind& kind : kProblemKinds) {
    known.insert(std::string(kind.name));
  }

  EXPECT_EQ(described, known);
}

TEST(OpenApi, ListsTheChoicesThatAreRead) {
  EXPECT_EQ(search_schema("sort")["enum"].get<Names>(), names_in(kSortNames));
  EXPECT_EQ(search_schema("versions")["enum"].get<Names>(), names_in(kVersionsNames));
  EXPECT_EQ(search_schema("match")["enum"].get<Names>(), names_in(kMatchNames));
  EXPECT_EQ(search_schema("histogram")["enum"].get<Names>(), names_in(kIntervalNames));
  EXPECT_EQ(search_schema("facet_mode")["enum"].get<Names>(), names_in(kFacetModeNames));
  EXPECT_EQ(search_schema("date_field")["enum"].get<Names>(), names_in(kDateFieldNames));
  EXPECT_EQ(search_schema("ticker.role")["enum"].get<Names>(), names_in(kTickerRoleNames));
  EXPECT_EQ(search_schema("facets")["items"]["enum"].get<Names>(), names_in(kFacetNames));
}

TEST(OpenApi, StatesTheDefaultsAndLimitsThatHold) {
  const SearchRequest defaults;

  EXPECT_EQ(search_schema("size")["default"], defaults.size);
  EXPECT_EQ(search_schema("size")["maximum"], kMaxPageSize);
  EXPECT_EQ(search_schema("snippet")["default"], defaults.snippet_chars);
  EXPECT_EQ(search_schema("snippet")["maximum"], kMaxSnippetChars);
  EXPECT_EQ(search_schema("facet_size")["default"], defaults.facet_size);
  EXPECT_EQ(search_schema("facet_size")["maximum"], kMaxFacetSize);
}

TEST(OpenApi, StatesWhatSuggestionsThereAre) {
  EXPECT_EQ(schema_of("/v1/suggest", "types")["items"]["enum"].get<Names>(),
            names_in(kCompletionNames));
  EXPECT_EQ(schema_of("/v1/suggest", "size")["default"], CompletionRequest().size);
  EXPECT_EQ(schema_of("/v1/suggest", "size")["maximum"], kMaxCompletions);
}

TEST(OpenApi, StatesTheDefaultsAndLimitsOfLists) {
  for (const char* path : {"/v1/facets/{field}", "/v1/sources", "/v1/topics", "/v1/tickers"}) {
    const Endpoint endpoint = find_route(path)->endpoint;
    const json sort = schema_of(path, "sort");
    EXPECT_EQ(schema_of(path, "size")["default"], ListRequest().size) << path;
    EXPECT_EQ(schema_of(path, "size")["maximum"], kMaxListSize) << path;
    EXPECT_EQ(sort["default"], name_of(kListOrderNames, default_order(endpoint))) << path;
    EXPECT_EQ(sort["enum"].get<Names>(), names_in(kListOrderNames)) << path;
  }
}

TEST(OpenApi, StatesTheLengthOfFeeds) {
  for (const char* path : {"/search.atom", "/search.rss", "/search.json"}) {
    EXPECT_EQ(schema_of(path, "size")["default"], SearchRequest().size) << path;
    EXPECT_EQ(schema_of(path, "size")["maximum"], kMaxPageSize) << path;
  }
}

TEST(OpenApi, StatesTheChoicesAndLimitsOfATimeline) {
  Names intervals = names_in(kIntervalNames);
  intervals.erase("off");

  EXPECT_EQ(schema_of("/v1/timeline", "interval")["enum"].get<Names>(), intervals);
  EXPECT_EQ(schema_of("/v1/timeline", "by")["enum"].get<Names>(), names_in(kFacetNames));
  EXPECT_EQ(schema_of("/v1/timeline", "q")["maxItems"], kMaxTimelineQueries);
  EXPECT_EQ(schema_of("/v1/timeline", "size")["maximum"], kMaxSeries);
  EXPECT_EQ(schema_of("/v1/timeline", "size")["default"], TimelineRequest().size);
}

TEST(OpenApi, ListsTheMembersOfAHit) {
  Names described;
  for (const auto& [name, schema] :
       description()["components"]["schemas"]["Result"]["properties"].items()) {
    described.insert(name);
  }
  Names known(hit_members().begin(), hit_members().end());
  known.insert("id");

  EXPECT_EQ(described, known);
}

TEST(OpenApi, ListsTheMembersOfAnExportedRow) {
  Names described;
  for (const auto& [name, schema] :
       description()["components"]["schemas"]["ExportRow"]["properties"].items()) {
    described.insert(name);
  }
  Names known(export_members().begin(), export_members().end());
  known.insert("id");

  EXPECT_EQ(described, known);
}

TEST(OpenApi, ListsTheFormatsOfExports) {
  EXPECT_EQ(schema_of("/v1/export", "format")["enum"].get<Names>(), names_in(kExportFormatNames));
}

TEST(OpenApi, RefersOnlyToWhatItHolds) {
  Names references;
  collect_references(description(), references);

  EXPECT_GT(references.size(), 10U);
  for (const std::string& reference : references) {
    EXPECT_TRUE(description().contains(json::json_pointer(reference.substr(1)))) << reference;
  }
}

}  // namespace
}  // namespace dateline::searchd
