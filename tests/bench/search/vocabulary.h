// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the invented news.
//
// Every word is one that the English stemmer leaves as it is and consists of a to z alone. So all
// engines see the same terms, stemming or not, and their totals can be held against each other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/search/random.h"
#include "tests/bench/search/weighted_choice.h"

namespace dateline::bench {

using WordId = std::uint32_t;

class Vocabulary {
 public:
  /// @p invented words besides the few hundred frequent English ones.
  Vocabulary(std::uint64_t seed, std::size_t invented);

  [[nodiscard]] const std::string& text(WordId word) const { return words_[word]; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

  /// Words that carry grammar: the, of, to. Queries of bare words never name them.
  [[nodiscard]] bool is_function(WordId word) const { return word < functions_; }
  [[nodiscard]] WordId draw_function(Random& random) const;

  /// A word with a subject, by its frequency: Zipf's law, falling faster beyond rank 10,000.
  [[nodiscard]] WordId draw_content(Random& random) const;

  /// A word with a subject, neither of the most frequent nor of the rarest ones.
  [[nodiscard]] WordId draw_middling(Random& random) const;

 private:
  void add_english();
  void invent(Random& random, std::size_t count);

  std::vector<std::string> words_;  // functions first, then content by falling frequency
  std::size_t functions_ = 0;
  WeightedChoice function_choice_;
  WeightedChoice content_choice_;
};

/// A word nobody has ever written.
[[nodiscard]] std::string invented_word(Random& random, std::uint32_t syllables);

}  // namespace dateline::bench
