// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what a person types. No text is an error: what cannot be understood is repaired and listed.
//
// What a person may type
//
// clang-format off
//   oil prices          both words; how strictly is for match= to say
//   oil AND prices      always both. Operators are upper-case, else they are words
//   oil OR gas          either; OR binds weakest
//   oil -gas            not that; also NOT gas. The minus stands directly before a word,
//                       a phrase, a field or a bracket, after white space or a bracket "("
//   (oil OR gas) price  brackets group
//   "money supply"      the words in that order; “ ” „ « » do as well
//   oil NEAR/5 embargo  within five words, in any order; NEAR alone is NEAR/10. In a chain
//                       the largest distance holds for all. Between words and phrases of
//                       one field
//   oil ADJ/3 embargo   the same, in the order typed
//   tarif*              words that begin so: three letters at least, twice in a query at most
//   =reporting          as written, not its stem: a word of title or text
//   title:oil           in the headline; also title:"crude oil" and title:(oil OR gas)
//   ticker:TM, $TM      a field of fixed values; also topic:"crude oil" and
//                       topic:(grain OR wheat). $ before anything but a letter is text: $36
//   date:2025-03        that month; a year, a day or an RFC 3339 instant do as well
//   date:2024..2025-03  a range with both ends included; also date:2025.., date:>=2025
//                       and date:<2025-03
//   date:7d             the last seven days (h d w m y)
//   words:>500          also >=, <, <=, 100..200 and 300
// clang-format on
//
// NOT binds tightest, then NEAR and ADJ, then AND and white space, then OR. Anything else between
// white space, brackets and quotes is one word as typed: BRK.B, AT&T, C++, 4.5%, take-over. Letter
// case matters in operators alone.
//
// Repaired and listed: a quote or bracket without its partner, an operator without an operand, an
// unknown field (its name is searched as a word; http:// and 12:30 are no fields), an empty phrase
// or bracket, punctuation alone, a date or range that cannot be read, and all that exceeds a limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "indexer/query/tree.h"

namespace dateline::query {

/// The names that may stand before a colon. They come from the field table. $TM needs a value field
/// "ticker"; the range field "words" counts, every other one holds dates.
struct Grammar {
  std::span<const std::string_view> text_fields;     // words and phrases: "title"
  std::span<const std::string_view> value_fields;    // one value: "ticker", "topic", …
  std::span<const std::string_view> range_fields;    // "date", "words"
  bool (*is_stop_word)(std::string_view) = nullptr;  // a word as typed; null: none is
};

/// Beyond these a query is cut, and the cut is listed in Query::ignored.
inline constexpr std::size_t kMaxLeaves = 64;     // words, phrases, values and ranges
inline constexpr std::size_t kMaxStopWords = 64;  // plain ones, counted apart
inline constexpr std::size_t kMaxDepth = 16;      // brackets within brackets
inline constexpr std::size_t kMaxWildcards = 2;
inline constexpr std::size_t kMinWildcardLetters = 3;
inline constexpr std::uint32_t kMaxDistance = 100;     // of NEAR/n and ADJ/n
inline constexpr std::uint32_t kDefaultDistance = 10;  // of NEAR and ADJ
inline constexpr std::size_t kMaxRepeats = 10;         // entries of Query::ignored with one reason

/// The tree of @p text. And and Or have two children or more and none of their own kind; Not has no
/// Not below it; Near joins words and phrases of one field. Linear in time and bounded in stack,
/// whatever the text. Thread-safe.
[[nodiscard]] Query parse(std::string_view text, const Grammar& grammar);

/// The query as one would type it, with every operator written out and the brackets that it needs.
/// Parsing it again gives the same tree, up to Node::bare.
[[nodiscard]] std::string to_text(const Node& node);

}  // namespace dateline::query
