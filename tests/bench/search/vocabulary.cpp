// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_set>

#include <xapian.h>

#include "indexer/schema/analysis.h"

namespace dateline::bench {
namespace {

using namespace std::string_view_literals;  // NOLINT(google-build-using-namespace)

// By falling frequency, roughly. What the stemmer would change is passed over.
constexpr std::array kFunctionWords = {
    "the"sv,  "of"sv,    "to"sv,    "in"sv,    "a"sv,    "and"sv,  "that"sv, "for"sv,   "on"sv,
    "is"sv,   "was"sv,   "by"sv,    "with"sv,  "it"sv,   "as"sv,   "at"sv,   "be"sv,    "from"sv,
    "has"sv,  "he"sv,    "an"sv,    "are"sv,   "not"sv,  "its"sv,  "were"sv, "have"sv,  "but"sv,
    "this"sv, "which"sv, "or"sv,    "had"sv,   "they"sv, "been"sv, "his"sv,  "their"sv, "would"sv,
    "than"sv, "we"sv,    "more"sv,  "about"sv, "if"sv,   "into"sv, "when"sv, "there"sv, "who"sv,
    "no"sv,   "over"sv,  "other"sv, "some"sv,  "after"sv};

constexpr std::array kContentWords = {
    "said"sv,  "year"sv,   "market"sv, "new"sv,    "bank"sv,   "oil"sv,    "dollar"sv, "trade"sv,
    "last"sv,  "two"sv,    "price"sv,  "group"sv,  "first"sv,  "rate"sv,   "profit"sv, "week"sv,
    "world"sv, "plan"sv,   "month"sv,  "report"sv, "growth"sv, "union"sv,  "stock"sv,  "debt"sv,
    "court"sv, "deal"sv,   "tax"sv,    "state"sv,  "cut"sv,    "gold"sv,   "steel"sv,  "fund"sv,
    "bond"sv,  "budget"sv, "talk"sv,   "vote"sv,   "tariff"sv, "export"sv, "crop"sv,   "wheat"sv,
    "port"sv,  "strike"sv, "loss"sv,   "merger"sv, "offer"sv,  "quarter"sv};

constexpr std::size_t kShortWords = 1500;  // frequent words are short, as in any language
constexpr double kBend = 10'000;           // the rank from which frequencies fall faster

bool survives_stemming(const Xapian::Stem& stem, std::string_view word) {
  const std::string text(word);
  return stem(text) == text;
}

std::vector<double> content_weights(std::size_t count) {
  constexpr double kShift = 6;
  constexpr double kExponent = 1.03;
  constexpr double kTailExponent = 1.6;
  std::vector<double> weights = zipf_weights(count, kShift, kExponent);
  for (auto i = static_cast<std::size_t>(kBend); i < count; ++i) {
    weights[i] *= std::pow(static_cast<double>(i) / kBend, kExponent - kTailExponent);
  }
  return weights;
}

}  // namespace

std::string invented_word(Random& random, std::uint32_t syllables) {
  constexpr std::array kOnsets = {"b"sv,  "br"sv, "c"sv,  "d"sv, "dr"sv, "f"sv, "g"sv, "gr"sv,
                                  "h"sv,  "k"sv,  "l"sv,  "m"sv, "n"sv,  "p"sv, "r"sv, "s"sv,
                                  "st"sv, "t"sv,  "tr"sv, "v"sv, "w"sv,  "z"sv};
  constexpr std::array kNuclei = {"a"sv, "e"sv, "i"sv, "o"sv, "u"sv, "a"sv, "o"sv, "ai"sv, "ou"sv};
  constexpr std::array kCodas = {""sv, ""sv, ""sv, "n"sv, "r"sv, "l"sv, "m"sv, "nd"sv, "ck"sv};
  std::string word;
  for (; syllables > 0; --syllables) {
    word += kOnsets[random.below(kOnsets.size())];
    word += kNuclei[random.below(kNuclei.size())];
    word += kCodas[random.below(kCodas.size())];
  }
  return word;
}

Vocabulary::Vocabulary(std::uint64_t seed, std::size_t invented) {
  constexpr double kFunctionShift = 1.5;
  Random random(seed);
  add_english();
  invent(random, invented);
  function_choice_ = WeightedChoice(zipf_weights(functions_, kFunctionShift, 1));
  content_choice_ = WeightedChoice(content_weights(words_.size() - functions_));
}

void Vocabulary::add_english() {
  const Xapian::Stem stem("english");
  const auto add = [&](std::string_view word) {
    if (survives_stemming(stem, word)) {
      words_.emplace_back(word);
    }
  };
  std::ranges::for_each(kFunctionWords, add);
  functions_ = words_.size();
  std::ranges::for_each(kContentWords, add);
}

void Vocabulary::invent(Random& random, std::size_t count) {
  const Xapian::Stem stem("english");
  std::unordered_set<std::string> known(words_.begin(), words_.end());
  const std::size_t wanted = words_.size() + count;
  words_.reserve(wanted);
  while (words_.size() < wanted) {
    const std::uint32_t least = words_.size() < kShortWords ? 1 : 2;
    std::string word = invented_word(random, least + random.below(2));
    if (survives_stemming(stem, word) && !schema::is_stop_word(word) && known.insert(word).second) {
      words_.push_back(std::move(word));
    }
  }
}

WordId Vocabulary::draw_function(Random& random) const {
  return function_choice_.draw(random);
}

WordId Vocabulary::draw_content(Random& random) const {
  return static_cast<WordId>(functions_ + content_choice_.draw(random));
}

WordId Vocabulary::draw_middling(Random& random) const {
  constexpr double kFirst = 30;
  const double last = std::min(2 * kBend, static_cast<double>(words_.size() - functions_));
  const double rank = kFirst * std::pow(last / kFirst, random.unit());
  return static_cast<WordId>(functions_ + static_cast<std::size_t>(rank));
}

}  // namespace dateline::bench
