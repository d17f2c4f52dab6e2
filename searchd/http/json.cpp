// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/json.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/base/timestamp.h"
#include "indexer/schema/fields.h"
#include "searchd/http/advice_json.h"
#include "searchd/http/hit_json.h"
#include "searchd/http/names.h"
#include "searchd/http/query_json.h"

namespace dateline::searchd {
namespace {

using schema::FieldId;

constexpr std::size_t kMaxAddressBytes = 8000;  // the server reads 8 KB with what stands around it

Json total_json(const SearchResult& result) {
  Json json = {{"articles", result.articles}, {"relation", result.lower_bound ? "gte" : "eq"}};
  if (result.versions) {
    json["versions"] = *result.versions;
  }
  return json;
}

/// The address of the following page: the request as it came, with the cursor for the page. Null at
/// the end, and where the address would be longer than one may be.
Json next_json(const SearchCall& call, const SearchResult& result) {
  if (result.next_cursor.empty()) {
    return nullptr;
  }
  Parameters parameters = call.given;
  std::erase_if(parameters, [](const Parameter& parameter) {
    return parameter.name == "page" || parameter.name == "cursor";
  });
  parameters.push_back({"cursor", result.next_cursor});
  const std::string address = "/v1/search?" + to_query(parameters);
  return address.size() > kMaxAddressBytes ? Json(nullptr) : Json(address);
}

Json facet_json(const Facet& facet, const SearchResult& result) {
  Json values = Json::array();
  for (const FacetValue& value : facet.values) {
    values.push_back({{"value", value.value},
                      {"label", value.label.empty() ? value.value : value.label},
                      {"count", value.count},
                      {"selected", value.selected}});
  }
  return {{"mode", name_of(kFacetModeNames, facet.mode)},
          {"exact", !result.lower_bound},
          {"distinct", facet.distinct},
          {"missing", facet.missing},
          {"other", facet.other},
          {"values", std::move(values)}};
}

Json facets_json(const SearchResult& result) {
  Json json = Json::object();
  for (const Facet& facet : result.facets) {
    json[std::string(schema::field(facet.field).name)] = facet_json(facet, result);
  }
  return json;
}

Json histogram_json(const std::optional<Histogram>& histogram) {
  if (!histogram) {
    return nullptr;
  }
  Json buckets = Json::array();
  for (const Bucket& bucket : histogram->buckets) {
    buckets.push_back({{"from", to_rfc3339(bucket.from)},
                       {"to", to_rfc3339(bucket.to)},
                       {"count", bucket.count},
                       {"total", bucket.total}});
  }
  return {{"field", name_of(kDateFieldNames, histogram->field)},
          {"interval", name_of(kIntervalNames, histogram->interval)},
          {"tz", histogram->tz},
          {"undated", histogram->undated},
          {"buckets", std::move(buckets)}};
}

/// True for fields that a client can see or ask for.
bool is_public(const schema::Field& field) {
  return field.kind != schema::FieldKind::Reserved && field.id != FieldId::Revision &&
         field.id != FieldId::Content && field.id != FieldId::Form;
}

/// The parameters of /v1/search that belong to @p field.
Json parameters_of(const schema::Field& field) {
  Json names = Json::array();
  const std::string dotted = std::string(field.name) + ".";
  for (const ApiParameter* row : searchd::parameters_of(Endpoint::Search)) {
    if (row->name == field.name || row->name.starts_with(dotted)) {
      names.push_back(row->name);
    }
  }
  return names;
}

}  // namespace

std::string to_json(const SearchCall& call, const SearchResult& result, double took_ms) {
  Json results = Json::array();
  for (const Hit& hit : result.hits) {
    results.push_back(hit_json(hit, call.members));
  }
  return dump(
      {{"query", query_json(call.request.selection, result.query, {result.from, result.to})},
       {"total", total_json(result)},
       {"took_ms", std::round(took_ms * 100) / 100},
       {"index", index_json(result.index)},
       {"page", result.page},
       {"size", call.request.size},
       {"next", next_json(call, result)},
       {"cursor", text_or_null(result.next_cursor)},
       {"results", std::move(results)},
       {"facets", facets_json(result)},
       {"histogram", histogram_json(result.histogram)},
       {"suggestion", suggestion_json(result.suggestion)},
       {"rescue", rescue_json(result.rescue)},
       {"warnings", result.warnings}});
}

std::string to_json(const Hit& hit) {
  return dump(article_json(hit));
}

std::string to_json(const ArchiveStats& stats, std::optional<std::int64_t> as_of) {
  Json segments = Json::array();
  for (const SegmentStats& segment : stats.segments) {
    segments.push_back({{"name", segment.name},
                        {"documents", segment.documents},
                        {"first", day_or_null(segment.first)},
                        {"last", day_or_null(segment.last)},
                        {"bytes", segment.bytes ? Json(*segment.bytes) : Json(nullptr)}});
  }
  Json fields = Json::object();
  for (const FieldStats& field : stats.fields) {
    fields[std::string(schema::field(field.field).name)] = {{"distinct", field.distinct}};
  }
  return dump({{"index", index_json(stats.index)},
               {"as_of", instant_or_null(as_of)},
               {"schema_version", stats.schema_version},
               {"versions", stats.versions},
               {"undated", stats.undated},
               {"deleted", stats.deleted},
               {"digest", stats.digest ? Json(*stats.digest) : Json(nullptr)},
               {"segments", std::move(segments)},
               {"fields", std::move(fields)}});
}

std::string fields_json() {
  Json fields = Json::array();
  for (const schema::Field& field : schema::kFields) {
    if (is_public(field)) {
      fields.push_back({{"name", field.name},
                        {"kind", schema::to_string(field.kind)},
                        {"single", field.single},
                        {"facet", value_named(kFacetNames, field.name).has_value()},
                        {"parameters", parameters_of(field)},
                        {"summary", field.summary}});
    }
  }
  return dump({{"schema_version", schema::kSchemaVersion}, {"fields", std::move(fields)}});
}

}  // namespace dateline::searchd
