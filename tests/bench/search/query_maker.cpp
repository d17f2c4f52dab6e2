// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search/query_maker.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_set>
#include <utility>

#include "indexer/base/timestamp.h"

namespace dateline::bench {
namespace {

constexpr std::uint64_t kSamples = 5000;
constexpr std::int64_t kDay = 86'400;

/// Words by the share of articles that have them.
struct Band {
  double least = 0;
  double below = 1;
};
constexpr Band kFrequent{0.10, 1.01};
constexpr Band kCommon{0.01, 0.10};
constexpr Band kUncommon{0.001, 0.01};
constexpr Band kAny{0.001, 1.01};

/// Words by the number of articles that have them.
struct Counts {
  std::uint32_t least = 0;
  std::uint32_t most = 0;
};

}  // namespace

class QueryMaker::Draft {
 public:
  Draft(const QueryMaker& maker, std::uint64_t seed) : maker_(maker), random_(seed) {}

  std::vector<BenchQuery> take() {
    single_words();
    rare_words();
    conjunctions();
    disjunctions();
    phrases();
    filtered();
    dated();
    newest();
    return std::move(queries_);
  }

 private:
  using Make = std::function<std::optional<BenchQuery>()>;

  /// Adds queries of one band until it has its share of the class; gives up where the corpus has
  /// too few.
  void add_band(const std::string& kind, const std::string& band, std::size_t bands,
                const Make& make) {
    constexpr int kPatience = 20'000;
    std::size_t wanted = kQueriesOfClass / bands;
    for (int tries = 0; wanted > 0 && tries < kPatience; ++tries) {
      std::optional<BenchQuery> query = make();
      if (!query) {
        continue;
      }
      query->kind = kind;
      query->band = band;
      query->sort = query->sort.empty() ? "relevance" : query->sort;
      if (query->sort == "newest" || known_.insert(to_line(*query)).second) {
        queries_.push_back(*std::move(query));
        --wanted;
      }
    }
  }

  const InventedArticle& sample() { return maker_.samples_[random_.below(maker_.samples_.size())]; }

  bool is_in(WordId word, const Band& band) const {
    if (word >= kNumbers || maker_.news_.vocabulary().is_function(word)) {
      return false;
    }
    const double share = static_cast<double>(maker_.document_frequency_[word]) /
                         static_cast<double>(maker_.news_.articles());
    return share >= band.least && share < band.below;
  }

  /// A word of that article and band.
  std::optional<WordId> word_of(const InventedArticle& article, const Band& band) {
    constexpr int kPatience = 50;
    for (int tries = 0; tries < kPatience; ++tries) {
      const Paragraph& paragraph = article.body[random_.below(article.body.size())];
      const WordId word = paragraph[random_.below(paragraph.size())].word;
      if (is_in(word, band)) {
        return word;
      }
    }
    return std::nullopt;
  }

  /// Different words of that article, one of each band.
  std::optional<BenchQuery> words_of(const InventedArticle& article, const std::vector<Band>& bands,
                                     const std::string& match) {
    BenchQuery query{.match = match};
    for (const Band& band : bands) {
      const std::optional<WordId> word = word_of(article, band);
      if (!word || std::ranges::count(query.words, text(*word)) > 0) {
        return std::nullopt;
      }
      query.words.push_back(text(*word));
    }
    return query;
  }

  const std::string& text(WordId word) const { return maker_.news_.vocabulary().text(word); }

  void single_words() {
    add_band("frequent", "over 10%", 2, [this] { return words_of(sample(), {kFrequent}, "all"); });
    add_band("frequent", "1 to 10%", 2, [this] { return words_of(sample(), {kCommon}, "all"); });
  }

  void rare_words() {
    const std::array<std::pair<const char*, Counts>, 3> bands = {
        {{"2 to 5", {2, 5}}, {"6 to 25", {6, 25}}, {"26 to 250", {26, 250}}}};
    for (const auto& [band, counts] : bands) {
      const std::vector<WordId> words = words_within(counts);
      add_band("rare", band, bands.size(), [&]() -> std::optional<BenchQuery> {
        if (words.empty()) {
          return std::nullopt;
        }
        return BenchQuery{.match = "all", .words = {text(words[random_.below(words.size())])}};
      });
    }
  }

  std::vector<WordId> words_within(const Counts& counts) const {
    std::vector<WordId> words;
    for (WordId word = 0; word < maker_.document_frequency_.size(); ++word) {
      const std::uint32_t count = maker_.document_frequency_[word];
      if (count >= counts.least && count <= counts.most &&
          !maker_.news_.vocabulary().is_function(word)) {
        words.push_back(word);
      }
    }
    return words;
  }

  void conjunctions() {
    add_band("and", "frequent, frequent", 3, [this] {
      return words_of(sample(), {kFrequent, kFrequent}, "all");
    });
    add_band("and", "frequent, common", 3, [this] {
      return words_of(sample(), {kFrequent, kCommon}, "all");
    });
    add_band("and", "common, uncommon", 3, [this] {
      return words_of(sample(), {kCommon, kUncommon}, "all");
    });
  }

  void disjunctions() {
    for (std::size_t count = 2; count <= 4; ++count) {
      add_band("or", std::to_string(count) + " words", 3,
               [this, count] { return words_of(sample(), std::vector<Band>(count, kAny), "any"); });
    }
  }

  /// Two words that stand side by side, and a third one where @p length says so.
  std::optional<BenchQuery> phrase(std::size_t length, bool with_function, bool expression) {
    const InventedArticle& article = sample();
    const Paragraph& paragraph = article.body[random_.below(article.body.size())];
    if (paragraph.size() <= length) {
      return std::nullopt;
    }
    const std::size_t start = random_.below(paragraph.size() - length);
    BenchQuery query{.match = "phrase"};
    std::size_t functions = 0;
    for (std::size_t i = start; i < start + length; ++i) {
      const WordId word = paragraph[i].word;
      functions += word < kNumbers && maker_.news_.vocabulary().is_function(word) ? 1 : 0;
      if (word >= kNumbers) {
        return std::nullopt;
      }
      query.words.push_back(text(word));
    }
    const bool is_expression =
        maker_.news_.expression_of(paragraph[start].word).second == paragraph[start + 1].word;
    const bool fits =
        (functions > 0) == with_function && functions < length && is_expression == expression;
    return fits ? std::optional(query) : std::nullopt;
  }

  void phrases() {
    add_band("phrase", "expression", 3, [this] { return phrase(2, false, true); });
    add_band("phrase", "by chance", 3, [this] { return phrase(2, false, false); });
    add_band("phrase", "with the, of", 3, [this] { return phrase(3, true, false); });
  }

  std::optional<BenchQuery> filtered_by(bool ticker, bool topic) {
    const InventedArticle& article = sample();
    auto query = words_of(article, {random_.chance(0.5) ? kFrequent : kCommon}, "all");
    if (!query || (ticker && article.tickers.empty())) {
      return std::nullopt;
    }
    query->ticker = ticker ? maker_.news_.tickers()[article.tickers.front()] : "";
    query->topic = topic ? maker_.news_.topics()[article.topics.front()] : "";
    return query;
  }

  void filtered() {
    add_band("filtered", "ticker", 3, [this] { return filtered_by(true, false); });
    add_band("filtered", "topic", 3, [this] { return filtered_by(false, true); });
    add_band("filtered", "both", 3, [this] { return filtered_by(true, true); });
  }

  void dated() {
    const std::array<std::pair<const char*, std::int64_t>, 3> spans = {
        {{"a month", 30}, {"a year", 365}, {"five years", 1826}}};
    for (const auto& [band, days] : spans) {
      add_band("dated", band, spans.size(), [this, days = days]() -> std::optional<BenchQuery> {
        const InventedArticle& article = sample();
        auto query = words_of(article, {random_.chance(0.5) ? kFrequent : kCommon}, "all");
        if (query) {
          const std::int64_t before = random_.below(static_cast<std::size_t>(days));
          query->from = to_iso_day(article.published - before * kDay);
          query->to = to_iso_day(article.published + (days - before) * kDay);
        }
        return query;
      });
    }
  }

  void newest() {
    constexpr std::size_t kBands = 4;
    const auto newest_with = [](BenchQuery query) {
      query.sort = "newest";
      return std::optional(std::move(query));
    };
    add_band("newest", "everything", kBands, [&] { return newest_with({}); });
    add_band("newest", "ticker", kBands, [&]() -> std::optional<BenchQuery> {
      const InventedArticle& article = sample();
      return article.tickers.empty()
                 ? std::nullopt
                 : newest_with({.ticker = maker_.news_.tickers()[article.tickers.front()]});
    });
    add_band("newest", "topic", kBands, [&] {
      return newest_with({.topic = maker_.news_.topics()[sample().topics.front()]});
    });
    add_band("newest", "word", kBands, [&]() -> std::optional<BenchQuery> {
      auto query = words_of(sample(), {random_.chance(0.5) ? kFrequent : kCommon}, "all");
      return query ? newest_with(*query) : std::nullopt;
    });
  }

  const QueryMaker& maker_;
  Random random_;
  std::vector<BenchQuery> queries_;
  std::unordered_set<std::string> known_;
};

QueryMaker::QueryMaker(const InventedNews& news)
    : news_(news),
      document_frequency_(news.vocabulary().size()),
      last_article_(news.vocabulary().size()) {}

void QueryMaker::count(const InventedArticle& article) {
  const auto count_word = [&](WordId word) {
    if (word < kNumbers &&
        std::exchange(last_article_[word], article.number + 1) != article.number + 1) {
      ++document_frequency_[word];
    }
  };
  std::ranges::for_each(article.title, count_word);
  for (const Paragraph& paragraph : article.body) {
    for (const Token& token : paragraph) {
      count_word(token.word);
    }
  }
  const std::uint64_t stride = std::max<std::uint64_t>(1, news_.articles() / kSamples);
  if (article.number % stride == 0) {
    samples_.push_back(article);
  }
}

std::vector<BenchQuery> QueryMaker::queries(std::uint64_t seed) const {
  return Draft(*this, seed).take();
}

}  // namespace dateline::bench
