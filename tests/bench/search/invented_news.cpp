// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search/invented_news.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace dateline::bench {
namespace {

constexpr std::size_t kTopics = 120;
constexpr std::size_t kTickers = 3000;
constexpr std::size_t kSources = 40;
constexpr std::size_t kTopicWords = 300;

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kBegin = 1'104'537'600;  // 2005-01-01
constexpr std::int64_t kSpan = 7305 * kDay;     // twenty years

/// A corpus has the more words the larger it is (Heaps' law, bent to be simple).
std::size_t vocabulary_size(std::uint64_t articles) {
  constexpr std::uint64_t kLeast = 20'000;
  constexpr std::uint64_t kMost = 1'000'000;
  return std::min(kLeast + 4 * articles, kMost);
}

/// How many labels an article has: position i with probability cumulative[i] - cumulative[i - 1].
template <std::size_t Size>
std::size_t draw_count(Random& random, const std::array<double, Size>& cumulative) {
  const auto found = std::ranges::upper_bound(cumulative, random.unit());
  return static_cast<std::size_t>(found - cumulative.begin());
}

std::vector<std::uint32_t> draw_labels(Random& random, const WeightedChoice& choice,
                                       std::size_t count) {
  std::vector<std::uint32_t> labels;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t label = choice.draw(random);
    if (std::ranges::find(labels, label) == labels.end()) {
      labels.push_back(label);
    }
  }
  return labels;
}

/// When article @p number of @p articles came out: twice as many a day at the end as at the
/// beginning, most of them in the hours of the office.
std::int64_t publication_time(Random& random, std::uint64_t number, std::uint64_t articles) {
  constexpr std::uint32_t kOfficeOpens = 7;
  constexpr std::uint32_t kOfficeHours = 12;
  const double share =
      (static_cast<double>(number) + random.unit()) / static_cast<double>(articles);
  const double elapsed = std::sqrt(1 + 3 * share) - 1;
  const auto day = static_cast<std::int64_t>(elapsed * static_cast<double>(kSpan)) / kDay;
  const std::uint32_t hour =
      random.chance(0.75) ? kOfficeOpens + random.below(kOfficeHours) : random.below(24);
  return kBegin + day * kDay + hour * kHour + random.below(60) * kMinute;
}

std::string invented_symbol(Random& random) {
  std::string symbol;
  for (std::uint32_t letters = 4 + random.below(2); letters > 0; --letters) {
    symbol += static_cast<char>('A' + random.below(26));
  }
  return symbol;
}

template <typename Make>
std::vector<std::string> distinct(std::size_t count, Make make) {
  std::unordered_set<std::string> known;
  std::vector<std::string> labels;
  while (labels.size() < count) {
    std::string label = make();
    if (known.insert(label).second) {
      labels.push_back(std::move(label));
    }
  }
  return labels;
}

}  // namespace

/// Writes the text of one article.
class InventedNews::Writer {
 public:
  Writer(const InventedNews& news, Random& random, const InventedArticle& article)
      : news_(news), random_(random), article_(article) {}

  std::vector<WordId> title() {
    std::vector<WordId> words;
    for (std::uint32_t count = 6 + random_.below(5); count > 0; --count) {
      words.push_back(random_.chance(0.25) ? news_.vocabulary_.draw_function(random_) : content());
    }
    return words;
  }

  std::vector<Paragraph> body() {
    constexpr double kMeanLog = 5.38;  // with the deviation: 250 words on average
    constexpr double kDeviation = 0.55;
    constexpr double kLeast = 40;
    constexpr double kMost = 2500;
    auto left = static_cast<std::int64_t>(
        std::clamp(std::exp(kMeanLog + kDeviation * random_.normal()), kLeast, kMost));
    std::vector<Paragraph> paragraphs;
    while (left > 0) {
      Paragraph paragraph;
      for (std::uint32_t sentences = 1 + random_.below(4); sentences > 0 && left > 0; --sentences) {
        const std::size_t before = paragraph.size();
        add_sentence(paragraph);
        left -= static_cast<std::int64_t>(paragraph.size() - before);
      }
      paragraphs.push_back(std::move(paragraph));
    }
    return paragraphs;
  }

 private:
  void add_sentence(Paragraph& paragraph) {
    const std::size_t end = paragraph.size() + 8 + random_.below(18);
    while (paragraph.size() < end) {
      const double kind = random_.unit();
      if (kind < 0.42) {
        paragraph.push_back({.word = news_.vocabulary_.draw_function(random_)});
      } else if (kind < 0.44) {
        paragraph.push_back({.word = kNumbers + 1 + random_.below(2024)});
      } else {
        add_content(paragraph);
      }
    }
    paragraph.back().mark = Token::Mark::Stop;
  }

  /// A word, often with the rest of the expression that it begins.
  void add_content(Paragraph& paragraph) {
    const WordId word = content();
    paragraph.push_back({.word = word});
    const Expression& expression = news_.expression_of(word);
    if (expression.second != Expression::kNone && random_.chance(0.35)) {
      paragraph.push_back({.word = expression.second});
      if (expression.third != Expression::kNone) {
        paragraph.push_back({.word = expression.third});
      }
    } else if (random_.chance(0.08)) {
      paragraph.back().mark = Token::Mark::Comma;
    }
  }

  /// One that the article had already, one of its topics, or any.
  WordId content() {
    constexpr std::size_t kFewWords = 12;
    const double kind = random_.unit();
    if (kind < 0.25 && used_.size() > kFewWords) {
      return used_[random_.below(used_.size())];
    }
    WordId word = 0;
    if (kind < 0.45) {
      const auto& words =
          news_.topic_words_[article_.topics[random_.below(article_.topics.size())]];
      word = words[random_.below(words.size())];
    } else {
      word = news_.vocabulary_.draw_content(random_);
    }
    used_.push_back(word);
    return word;
  }

  const InventedNews& news_;
  Random& random_;
  const InventedArticle& article_;
  std::vector<WordId> used_;
};

InventedNews::InventedNews(std::uint64_t seed, std::uint64_t articles)
    : seed_(seed), articles_(articles), vocabulary_(seed, vocabulary_size(articles)) {
  Random random(seed + 1);
  make_labels(random);
  make_expressions(random);
}

void InventedNews::make_labels(Random& random) {
  topics_ = distinct(kTopics, [&] { return invented_word(random, 3); });
  sources_ = distinct(kSources, [&] { return invented_word(random, 3) + ".example"; });
  tickers_ = distinct(kTickers, [&] { return invented_symbol(random); });
  topic_choice_ = WeightedChoice(zipf_weights(kTopics, 2, 0.9));
  source_choice_ = WeightedChoice(zipf_weights(kSources, 1, 1));
  ticker_choice_ = WeightedChoice(zipf_weights(kTickers, 1, 0.9));
  topic_words_.resize(kTopics);
  for (std::vector<WordId>& words : topic_words_) {
    for (std::size_t i = 0; i < kTopicWords; ++i) {
      words.push_back(vocabulary_.draw_middling(random));
    }
  }
}

void InventedNews::make_expressions(Random& random) {
  constexpr std::size_t kBeginners = 8000;
  expressions_.resize(vocabulary_.size());
  for (std::size_t i = 0; i < kBeginners; ++i) {
    Expression& expression = expressions_[vocabulary_.draw_middling(random)];
    expression.second = vocabulary_.draw_middling(random);
    expression.third = random.chance(0.4) ? vocabulary_.draw_middling(random) : Expression::kNone;
  }
}

InventedArticle InventedNews::article(std::uint64_t number) const {
  constexpr std::array kTopicCounts = {0.0, 0.55, 0.80, 0.93};
  constexpr std::array kTickerCounts = {0.25, 0.60, 0.82, 0.94, 0.97};
  Random random(Random(seed_ ^ (number * 0x5851F42D4C957F2DULL)).next());
  InventedArticle article{.number = number};
  article.published = publication_time(random, number, articles_);
  article.first_seen = article.published + (1 + random.below(30)) * kMinute;
  article.source = source_choice_.draw(random);
  article.topics = draw_labels(random, topic_choice_, draw_count(random, kTopicCounts));
  article.tickers = draw_labels(random, ticker_choice_, draw_count(random, kTickerCounts));
  Writer writer(*this, random, article);
  article.title = writer.title();
  article.body = writer.body();
  return article;
}

}  // namespace dateline::bench
