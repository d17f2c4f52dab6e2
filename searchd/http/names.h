// SPDX-License-Identifier: GPL-3.0-or-later
// The names of choices on the wire, for reading requests and for writing answers.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/schema/article.h"
#include "indexer/schema/fields.h"
#include "searchd/search/completion.h"
#include "searchd/search/list_request.h"
#include "searchd/search/search_request.h"

namespace dateline::searchd {

template <typename Enum>
using Name = std::pair<std::string_view, Enum>;

inline constexpr std::array kVersionsNames = {Name<Versions>{"latest", Versions::Latest},
                                              Name<Versions>{"first", Versions::First},
                                              Name<Versions>{"all", Versions::All}};
inline constexpr std::array kSortNames = {Name<SortOrder>{"relevance", SortOrder::Relevance},
                                          Name<SortOrder>{"newest", SortOrder::Newest},
                                          Name<SortOrder>{"oldest", SortOrder::Oldest},
                                          Name<SortOrder>{"updated", SortOrder::Updated}};
inline constexpr std::array kMatchNames = {Name<MatchMode>{"auto", MatchMode::Auto},
                                           Name<MatchMode>{"all", MatchMode::All},
                                           Name<MatchMode>{"any", MatchMode::Any}};
inline constexpr std::array kFacetModeNames = {Name<FacetMode>{"auto", FacetMode::Auto},
                                               Name<FacetMode>{"strict", FacetMode::Strict}};
inline constexpr std::array kListOrderNames = {Name<ListOrder>{"count", ListOrder::Count},
                                               Name<ListOrder>{"value", ListOrder::Value}};
inline constexpr std::array kCompletionNames = {
    Name<CompletionType>{"query", CompletionType::Query},
    Name<CompletionType>{"ticker", CompletionType::Ticker},
    Name<CompletionType>{"topic", CompletionType::Topic},
    Name<CompletionType>{"source", CompletionType::Source},
    Name<CompletionType>{"title", CompletionType::Title}};
inline constexpr std::array kIntervalNames = {
    Name<Interval>{"off", Interval::Off},   Name<Interval>{"auto", Interval::Auto},
    Name<Interval>{"hour", Interval::Hour}, Name<Interval>{"day", Interval::Day},
    Name<Interval>{"week", Interval::Week}, Name<Interval>{"month", Interval::Month},
    Name<Interval>{"year", Interval::Year}};
inline constexpr std::array kTickerRoleNames = {Name<TickerRole>{"headline", TickerRole::Headline},
                                                Name<TickerRole>{"body", TickerRole::Body},
                                                Name<TickerRole>{"related", TickerRole::Related}};
inline constexpr std::array kDateFieldNames = {
    Name<schema::FieldId>{"published", schema::FieldId::Published},
    Name<schema::FieldId>{"first_seen", schema::FieldId::FirstSeen},
    Name<schema::FieldId>{"updated", schema::FieldId::Updated}};
inline constexpr std::array kFacetNames = {Name<schema::FieldId>{"ticker", schema::FieldId::Ticker},
                                           Name<schema::FieldId>{"topic", schema::FieldId::Topic},
                                           Name<schema::FieldId>{"source", schema::FieldId::Source},
                                           Name<schema::FieldId>{"author", schema::FieldId::Author},
                                           Name<schema::FieldId>{"place", schema::FieldId::Place},
                                           Name<schema::FieldId>{"agency", schema::FieldId::Agency},
                                           Name<schema::FieldId>{"lang", schema::FieldId::Lang}};

/// The value of that name, or nothing.
template <typename Table>
[[nodiscard]] constexpr auto value_named(const Table& table, std::string_view name)
    -> std::optional<typename Table::value_type::second_type> {
  for (const auto& row : table) {
    if (row.first == name) {
      return row.second;
    }
  }
  return std::nullopt;
}

/// The name of @p value; empty when the table lacks it.
template <typename Table>
[[nodiscard]] constexpr std::string_view name_of(const Table& table,
                                                 typename Table::value_type::second_type value) {
  for (const auto& row : table) {
    if (row.second == value) {
      return row.first;
    }
  }
  return {};
}

}  // namespace dateline::searchd
