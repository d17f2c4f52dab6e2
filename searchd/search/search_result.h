// SPDX-License-Identifier: GPL-3.0-or-later
// What a search found. Plain data; searchd/http gives it a shape on the wire.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/query/tree.h"
#include "indexer/schema/article.h"
#include "searchd/search/search_request.h"

namespace dateline::searchd {

/// A half-open range of Unicode code points.
using Span = std::pair<std::uint32_t, std::uint32_t>;

struct Snippet {
  std::string text;  // plain text; "…" where it was cut
  std::vector<Span> matches;
};

/// Which wording of an article this is. n counts from 1 among those visible in the request's view.
struct VersionInfo {
  std::uint32_t n = 1;
  std::uint32_t of = 1;
  bool latest = true;
  std::optional<std::int64_t> changed;  // when this wording became valid; none for the first
};

/// What one word of the query adds to a score.
struct TermWeight {
  std::string term;               // as ranking knows it: stemmed
  std::uint32_t occurrences = 0;  // in the article; those in title and lead count several times
  double factor = 0;              // what the word is worth: rarity and burstiness
  double weight = 0;              // factor times the saturation of occurrences by length
};

/// How a score came about: the weights of the terms, and these two, add up to it.
struct Explanation {
  std::vector<TermWeight> terms;  // the heaviest first
  double all_words = 0;           // for having every bare word, where some are enough
  double recency = 0;
};

struct Hit {
  Article article;  // body and related are empty unless one article was asked for
  std::uint32_t words = 0;
  VersionInfo version;
  std::optional<Snippet> snippet;
  double score = 0;  // comparable within one answer only
  std::optional<Explanation> explanation;
  std::string generation;  // it was read from; empty unless one article was asked for
};

struct FacetValue {
  std::string value;
  std::string label;  // for people; equal to value where there is none
  std::uint64_t count = 0;
  bool selected = false;
};

struct Facet {
  schema::FieldId field = schema::FieldId::Ticker;
  FacetMode mode = FacetMode::Auto;
  std::uint64_t distinct = 0;      // values with a count of at least one
  std::uint64_t missing = 0;       // articles without a value
  std::uint64_t other = 0;         // sum of the counts of values not shown
  std::vector<FacetValue> values;  // largest first, ties by value; selected ones always there
};

struct Bucket {
  std::int64_t from = 0;
  std::int64_t to = 0;      // exclusive
  std::uint64_t count = 0;  // articles of the result
  std::uint64_t total = 0;  // articles in it without q and filters
};

struct Histogram {
  schema::FieldId field = schema::FieldId::Published;
  Interval interval = Interval::Day;  // as resolved; never Auto or Off
  std::string tz;
  std::uint64_t undated = 0;
  std::vector<Bucket> buckets;
};

/// What was understood of q.
struct QueryEcho {
  std::string parsed;
  MatchMode match = MatchMode::All;  // as decided; never Auto
  std::vector<query::Ignored> ignored;
  struct Expansion {
    std::string word;                // as typed, with its star
    std::vector<std::string> forms;  // what it stands for
    bool cut = false;                // there were more: counts are then lower bounds
  };
  std::vector<Expansion> expanded;
  std::vector<std::string> relaxed;  // words that were not required of every article
};

/// The snapshot an answer was made from.
struct IndexInfo {
  std::string generation;
  std::uint64_t articles = 0;         // visible under the request's as_of
  std::optional<std::int64_t> first;  // earliest and latest published among them
  std::optional<std::int64_t> last;
};

/// Another way to write q.
struct Suggestion {
  struct Change {
    std::string word;  // as typed
    std::string better;
  };
  std::string q;
  std::vector<Change> changes;
  std::uint64_t articles = 0;  // found by q written so, all else being equal
};

/// Why nothing was found.
struct Rescue {
  struct Leaf {
    std::string text;            // as typed, a query of its own
    std::uint64_t articles = 0;  // it finds alone, without filters and dates
  };
  struct Removal {
    std::vector<std::string> parameters;  // left out together
    std::uint64_t articles = 0;           // found by the rest
  };
  std::vector<Leaf> leaves;
  std::vector<Removal> without;
};

struct SearchResult {
  QueryEcho query;
  std::optional<std::int64_t> from;  // resolved range, half-open
  std::optional<std::int64_t> to;
  std::uint64_t articles = 0;             // distinct articles, exact unless lower_bound
  std::optional<std::uint64_t> versions;  // wordings, with Versions::All
  bool lower_bound = false;
  IndexInfo index;
  std::uint32_t page = 1;
  std::string next_cursor;  // empty at the end
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  std::optional<Histogram> histogram;
  std::optional<Suggestion> suggestion;
  std::optional<Rescue> rescue;  // where nothing was found
  std::vector<std::string> warnings;
  bool provisional = false;  // asked again, the same generation may give more help
};

/// One segment or field as /v1/stats tells it.
struct SegmentStats {
  std::string name;
  std::uint64_t documents = 0;
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  std::optional<std::uint64_t> bytes;  // nothing with as_of
};

struct FieldStats {
  schema::FieldId field = schema::FieldId::Ticker;
  std::uint64_t distinct = 0;
};

struct ArchiveStats {
  IndexInfo index;
  std::uint32_t schema_version = 0;
  std::uint64_t versions = 0;         // wordings
  std::uint64_t undated = 0;          // articles without a published date
  std::uint64_t deleted = 0;          // tombstones
  std::optional<std::string> digest;  // of all that is held; nothing with as_of
  std::vector<SegmentStats> segments;
  std::vector<FieldStats> fields;
};

}  // namespace dateline::searchd
