// SPDX-License-Identifier: GPL-3.0-or-later
// One search as searchd understands it: validated, typed, free of HTTP and JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/schema/article.h"
#include "indexer/schema/date_bound.h"
#include "indexer/schema/fields.h"

namespace dateline::searchd {

enum class Versions : std::uint8_t { Latest, First, All };
enum class SortOrder : std::uint8_t { Relevance, Newest, Oldest, Updated };
enum class MatchMode : std::uint8_t { Auto, All, Any };
enum class FacetMode : std::uint8_t { Auto, Strict };
enum class Interval : std::uint8_t { Off, Auto, Hour, Day, Week, Month, Year };

/// Restricts a field of values. An article must carry one of `any` (when not empty), every one of
/// `all` and none of `none`.
struct Filter {
  schema::FieldId field = schema::FieldId::Ticker;
  std::vector<std::string> any;
  std::vector<std::string> all;
  std::vector<std::string> none;
};

using schema::DateBound;

/// How much recency counts in the order by relevance.
struct Recency {
  enum class Mode : std::uint8_t { Off, Auto, HalfLife };
  Mode mode = Mode::Auto;
  std::int64_t half_life_seconds = 0;  // HalfLife only
};

/// Which articles: what every endpoint that answers about a set of articles is asked.
struct Selection {
  std::string q;
  std::vector<Filter> filters;                              // at most one a field
  std::optional<TickerRole> ticker_role;                    // none: headline or body
  std::optional<DateBound> from;                            // inclusive
  std::optional<DateBound> to;                              // inclusive: the whole period it names
  schema::FieldId date_field = schema::FieldId::Published;  // Published, Updated or FirstSeen
  std::string tz = "UTC";                                   // IANA name
  std::optional<std::int64_t> as_of;
  Versions versions = Versions::Latest;
  MatchMode match = MatchMode::Auto;
  std::int64_t now = 0;  // what relative dates count from; the caller's clock, whole minutes
};

/// Everything a search depends on, besides the generation: which articles, in which order, and what
/// of them to tell.
struct SearchRequest {
  Selection selection;
  SortOrder sort = SortOrder::Relevance;
  Recency recency;
  std::uint32_t page = 1;
  std::uint32_t size = 20;
  std::string cursor;                 // of an earlier answer; empty: by page
  std::uint32_t snippet_chars = 240;  // 0: no snippets
  std::vector<schema::FieldId> facets;
  std::uint32_t facet_size = 10;
  FacetMode facet_mode = FacetMode::Auto;
  Interval histogram = Interval::Off;
  bool explain = false;  // how each score came about
};

}  // namespace dateline::searchd
