// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/article_json.h"

#include <string>

#include <nlohmann/json.hpp>

namespace dateline::indexer {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json time_or_null(const PrintedTime& time) {
  return time.known() ? Json(to_rfc3339(time.time.seconds)) : Json(nullptr);
}

Json to_json(const Ticker& ticker) {
  return {{"symbol", ticker.symbol},           {"exchange", text_or_null(ticker.exchange)},
          {"name", text_or_null(ticker.name)}, {"symbol_then", text_or_null(ticker.then)},
          {"role", to_string(ticker.role)},    {"mentions", ticker.mentions}};
}

Json to_json(const RelatedItem& item) {
  return {{"title", item.title},
          {"published", time_or_null(item.published)},
          {"published_precision", to_string(item.published.time.precision)},
          {"published_text", text_or_null(item.published.text)},
          {"text", item.text},
          {"tickers", item.tickers}};
}

Json to_json(const Evidence& evidence) {
  return {{"field", evidence.field},
          {"rule", evidence.rule},
          {"text", evidence.text},
          {"zone", text_or_null(evidence.zone)}};
}

template <typename Item>
Json list_of(const std::vector<Item>& items) {
  Json list = Json::array();
  for (const Item& item : items) {
    list.push_back(to_json(item));
  }
  return list;
}

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) {
    text += (text.empty() ? "" : "\n\n") + paragraph;
  }
  return text;
}

}  // namespace

Json to_json(const Article& article) {
  return {{"id", article.id},
          {"url", text_or_null(article.url)},
          {"own_id", text_or_null(article.own_id)},
          {"title", article.title},
          {"published", time_or_null(article.published)},
          {"published_precision", to_string(article.published.time.precision)},
          {"published_text", text_or_null(article.published.text)},
          {"first_seen", time_or_null(article.first_seen)},
          {"first_seen_precision", to_string(article.first_seen.time.precision)},
          {"first_seen_derived", article.first_seen_derived},
          {"updated", time_or_null(article.updated)},
          {"source", text_or_null(article.source)},
          {"source_name", text_or_null(article.source_name)},
          {"agency", text_or_null(article.agency)},
          {"place", article.places.empty() ? Json(nullptr) : Json(article.places.front())},
          {"places", article.places},
          {"authors", article.authors},
          {"lang", text_or_null(article.lang)},
          {"section", text_or_null(article.section)},
          {"topics", article.topics},
          {"tickers", list_of(article.tickers)},
          {"body", joined(article.body)},
          {"related", list_of(article.related)},
          {"evidence", list_of(article.evidence)}};
}

}  // namespace dateline::indexer
