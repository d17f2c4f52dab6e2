// SPDX-License-Identifier: GPL-3.0-or-later
// A query after analysis: the tree of indexer/query with words turned into the terms and positions
// of this schema. Search, canaries and tests evaluate this plan; none of them analyses text again.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/query/parser.h"
#include "indexer/query/tree.h"
#include "indexer/schema/analysis.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/time_range.h"

namespace dateline::schema {

/// Longest phrase; what follows is dropped and said. A run of characters of a script without spaces
/// counts as one word.
inline constexpr std::size_t kMaxPhraseWords = 8;
inline constexpr std::size_t kMaxPhraseTokens = 32;
/// Most forms that word* stands for.
inline constexpr std::size_t kMaxExpansion = 100;

/// The grammar of q, from the field table.
[[nodiscard]] const query::Grammar& query_grammar();

enum class PlanKind : std::uint8_t {
  All,      // every document
  Nothing,  // no document
  Term,     // the one term
  AnyTerm,  // any of the terms
  Near,     // units of adjacent terms, near each other; one unit alone is a phrase
  Instant,  // published in the range
  Number,   // words from low to high
  And,
  Or,
  Not,
};

/// Adjacent terms, each one position after the one before.
using Unit = std::vector<std::string>;

struct PlanNode {
  PlanKind kind = PlanKind::All;
  std::vector<std::string> terms = {};       // Term, AnyTerm
  std::vector<std::string> rank_terms = {};  // Term, AnyTerm, Near: terms of the stemmed stream to
                                             // rank by; none for labels and ranges
  std::vector<Unit> units = {};              // Near
  std::uint32_t distance = 0;                // Near: the first words of all units lie within it
  bool ordered = false;                      // Near: in this order, each within distance of the
                                             // one before
  TimeRange range = {};                      // Instant
  std::uint32_t low = 0;                     // Number, inclusive
  std::uint32_t high = 0;
  std::string shown = {};               // leaves: as query.parsed prints it
  std::vector<std::string> forms = {};  // leaves: folded words to mark in snippets
  bool marks_prefix = false;            // forms are beginnings of words
  bool marks_exact = false;             // forms must stand as written, not only by stem
  std::vector<PlanNode> children = {};
};

struct Expansion {
  std::string word;  // as typed, with its star
  std::vector<std::string> forms;
  bool cut = false;
};

struct QueryPlan {
  PlanNode required;           // everything but the bare words
  std::vector<PlanNode> bare;  // what match=all joins by AND and match=any by OR
  std::vector<query::Ignored> ignored;
  std::vector<Expansion> expanded;

  /// The plan as one tree, with the bare words joined by @p kind (And or Or).
  [[nodiscard]] PlanNode joined(PlanKind kind) const;
};

/// The forms of the archive that begin with a prefix, most frequent first, at most kMaxExpansion;
/// sets the flag when there were more.
using ExpandPrefix = std::function<std::vector<std::string>(std::string_view prefix, bool& cut)>;

/// The range of a `date:` expression (texts as in query::Node); nothing when it is no date.
using ResolveDates =
    std::function<std::optional<TimeRange>(std::string_view low, std::string_view high)>;

struct PlanContext {
  Analyzer& analyzer;
  ExpandPrefix expand;
  ResolveDates resolve_dates;
};

/// Analyses a parsed query. Never fails: what cannot be used is listed in QueryPlan::ignored. A
/// query of which nothing is left matches nothing, never everything.
[[nodiscard]] QueryPlan make_plan(const query::Query& query, const PlanContext& context);

/// Dates of `date:` read in UTC; relative ones count from @p now.
[[nodiscard]] ResolveDates utc_dates(std::int64_t now);

/// The plan as `query.parsed` shows it: operators and brackets written out, words as their terms.
[[nodiscard]] std::string to_text(const PlanNode& node);

}  // namespace dateline::schema
