// SPDX-License-Identifier: GPL-3.0-or-later
// News that never happened: articles of any number, each the same for the same seed and number.
//
// What makes search cost what it costs on real news is here: word frequencies after Zipf, words
// that recur within an article once they have occurred (burstiness), words that belong to a topic,
// fixed expressions, skewed tickers, topics and sources, and a volume that doubles over twenty
// years.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/search/random.h"
#include "tests/bench/search/vocabulary.h"
#include "tests/bench/search/weighted_choice.h"

namespace dateline::bench {

/// A word or a number of running text, with what is printed behind it.
struct Token {
  enum class Mark : std::uint8_t { None, Comma, Stop };
  WordId word = 0;  // from kNumbers on: a number
  Mark mark = Mark::None;
};
inline constexpr WordId kNumbers = 0x80000000U;

using Paragraph = std::vector<Token>;

struct InventedArticle {
  std::uint64_t number = 0;
  std::int64_t published = 0;   // seconds, whole minutes
  std::int64_t first_seen = 0;  // seconds
  std::uint32_t source = 0;
  std::vector<std::uint32_t> topics;  // without repetition
  std::vector<std::uint32_t> tickers;
  std::vector<WordId> title;
  std::vector<Paragraph> body;
};

/// An expression: after a word often comes another, and sometimes a third (kNone where not).
struct Expression {
  static constexpr WordId kNone = 0xffffffffU;
  WordId second = kNone;
  WordId third = kNone;
};

class InventedNews {
 public:
  InventedNews(std::uint64_t seed, std::uint64_t articles);

  /// Article @p number; those from articles() on are newer than all of the corpus.
  [[nodiscard]] InventedArticle article(std::uint64_t number) const;

  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] const std::vector<std::string>& topics() const { return topics_; }
  [[nodiscard]] const std::vector<std::string>& tickers() const { return tickers_; }
  [[nodiscard]] const std::vector<std::string>& sources() const { return sources_; }
  [[nodiscard]] const Expression& expression_of(WordId word) const { return expressions_[word]; }

 private:
  class Writer;  // of one article

  void make_labels(Random& random);
  void make_expressions(Random& random);

  std::uint64_t seed_;
  std::uint64_t articles_;
  Vocabulary vocabulary_;
  std::vector<std::string> topics_;
  std::vector<std::string> tickers_;
  std::vector<std::string> sources_;
  WeightedChoice topic_choice_;
  WeightedChoice ticker_choice_;
  WeightedChoice source_choice_;
  std::vector<std::vector<WordId>> topic_words_;
  std::vector<Expression> expressions_;  // by word
};

}  // namespace dateline::bench
