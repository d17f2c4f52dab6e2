// SPDX-License-Identifier: GPL-3.0-or-later
// English function words: they carry grammar, not subject. "us" is left out: in news it is a
// country. Sorted, so that lookup is a bisection.
#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/schema/analysis.h"

namespace dateline::schema {
namespace {

using namespace std::string_view_literals;  // NOLINT(google-build-using-namespace)

constexpr std::array kStopWords = {
    "a"sv,         "about"sv,   "above"sv,   "after"sv,   "again"sv,      "against"sv,
    "all"sv,       "am"sv,      "an"sv,      "and"sv,     "any"sv,        "are"sv,
    "as"sv,        "at"sv,      "be"sv,      "because"sv, "been"sv,       "before"sv,
    "being"sv,     "below"sv,   "between"sv, "both"sv,    "but"sv,        "by"sv,
    "can"sv,       "cannot"sv,  "could"sv,   "did"sv,     "do"sv,         "does"sv,
    "doing"sv,     "down"sv,    "during"sv,  "each"sv,    "few"sv,        "for"sv,
    "from"sv,      "further"sv, "had"sv,     "has"sv,     "have"sv,       "having"sv,
    "he"sv,        "her"sv,     "here"sv,    "hers"sv,    "herself"sv,    "him"sv,
    "himself"sv,   "his"sv,     "how"sv,     "i"sv,       "if"sv,         "in"sv,
    "into"sv,      "is"sv,      "it"sv,      "it's"sv,    "its"sv,        "itself"sv,
    "me"sv,        "more"sv,    "most"sv,    "my"sv,      "myself"sv,     "no"sv,
    "nor"sv,       "not"sv,     "of"sv,      "off"sv,     "on"sv,         "once"sv,
    "only"sv,      "or"sv,      "other"sv,   "ought"sv,   "our"sv,        "ours"sv,
    "ourselves"sv, "out"sv,     "over"sv,    "own"sv,     "same"sv,       "she"sv,
    "should"sv,    "so"sv,      "some"sv,    "such"sv,    "than"sv,       "that"sv,
    "the"sv,       "their"sv,   "theirs"sv,  "them"sv,    "themselves"sv, "then"sv,
    "there"sv,     "these"sv,   "they"sv,    "this"sv,    "those"sv,      "through"sv,
    "to"sv,        "too"sv,     "under"sv,   "until"sv,   "up"sv,         "very"sv,
    "was"sv,       "we"sv,      "were"sv,    "what"sv,    "when"sv,       "where"sv,
    "which"sv,     "while"sv,   "who"sv,     "whom"sv,    "why"sv,        "with"sv,
    "would"sv,     "you"sv,     "your"sv,    "yours"sv,   "yourself"sv,   "yourselves"sv,
};

static_assert(std::ranges::is_sorted(kStopWords));

}  // namespace

bool is_stop_word(std::string_view form) {
  return std::ranges::binary_search(kStopWords, form);
}

}  // namespace dateline::schema
