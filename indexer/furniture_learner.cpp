// SPDX-License-Identifier: GPL-3.0-or-later
// A sighting is one article, or one paragraph in one article. Sorted by (source, what, article) all
// articles of a source come first, and then its paragraphs, each with all articles that have it.
#include "indexer/furniture_learner.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/learned_furniture.h"
#include "indexer/schema/analysis.h"
#include "indexer/schema/bytes.h"

namespace dateline::indexer {
namespace {

using Hash = std::uint64_t;
using Hashes = std::vector<Hash>;

constexpr Hash kWholeArticle = 0;  // what a sighting of an article is of
constexpr std::size_t kMostTitleWords = 16;
constexpr std::size_t kMostCopiesSought = 100'000;  // articles of one group that are compared

bool is_long_enough(std::string_view paragraph) {
  const auto characters = std::count_if(paragraph.begin(), paragraph.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80;  // no continuation byte of UTF-8
  });
  return static_cast<std::size_t>(characters) >= kLeastCharacters;
}

/// Words of a title that tell what it is about, as hashes, each once.
Hashes title_words(std::string_view title) {
  Hashes words;
  schema::Token token;
  schema::Tokenizer tokens(title);
  while (words.size() < kMostTitleWords && tokens.next(token)) {
    if (token.stemmable && !schema::is_stop_word(token.form)) {
      const Hash word = furniture_hash(token.form) >> 32U;  // half of it tells words apart
      if (std::find(words.begin(), words.end(), word) == words.end()) {
        words.push_back(word);
      }
    }
  }
  return words;
}

/// Hashes of the paragraphs that are long enough, ascending, each once.
Hashes paragraphs_of(const Article& article) {
  Hashes hashes;
  for (const std::string& paragraph : article.body) {
    if (is_long_enough(paragraph)) {
      hashes.push_back(furniture_hash(paragraph));
    }
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

/// What copies of one article have in common: its two smallest paragraphs other than @p without.
Hash copy_mark(const Hashes& paragraphs, Hash without) {
  Hash mark = 0;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < paragraphs.size() && taken < 2; ++i) {
    if (paragraphs[i] != without) {
      mark = std::rotl(mark, 1) ^ paragraphs[i];
      ++taken;
    }
  }
  return mark;
}

struct Sighting {
  std::string_view source;
  Hash what = kWholeArticle;
  std::string_view article;
  Hash mark = 0;
  Hashes words;  // of the title
};

std::string key_of(const Article& article, Hash what) {
  std::string key;
  schema::append_sized(article.source, key);
  schema::append_varint(what, key);
  schema::append_sized(article.id, key);
  return key;
}

std::string payload_of(Hash mark, const Hashes& words) {
  std::string payload;
  schema::append_varint(mark, payload);
  for (const Hash word : words) {
    schema::append_varint(word, payload);
  }
  return payload;
}

Result<Sighting> read_sighting(const ExternalSorter::Entry& entry) {
  schema::ByteReader key(entry.key);
  schema::ByteReader payload(entry.payload);
  const auto source = key.read_sized();
  const auto what = key.read_varint();
  const auto article = key.read_sized();
  const auto mark = payload.read_varint();
  if (!source || !what || !article || !mark) {
    return Error{ErrorCode::Corrupt, "a sorted paragraph cannot be read back"};
  }
  Sighting sighting{.source = *source, .what = *what, .article = *article, .mark = *mark};
  while (const auto word = payload.read_varint()) {
    sighting.words.push_back(*word);
  }
  return sighting;
}

/// Articles that have something in common: how many, and how many of their titles have which word.
class Group {
 public:
  void take(const Sighting& sighting) {
    if (sighting.article == last_article_) {
      return;  // another wording of it
    }
    last_article_ = sighting.article;
    if (marks_.size() < kMostCopiesSought && !marks_.insert(sighting.mark).second) {
      return;
    }
    ++articles_;
    for (const Hash word : sighting.words) {
      ++words_[word];
    }
  }

  [[nodiscard]] std::uint64_t articles() const { return articles_; }

  /// Whether a word stands in most titles here and not in most of @p all.
  [[nodiscard]] bool names_one_thing(const Group& all) const {
    return std::any_of(words_.begin(), words_.end(), [&](const auto& counted) {
      return 2 * counted.second > articles_ && !all.is_in_most_titles(counted.first);
    });
  }

 private:
  [[nodiscard]] bool is_in_most_titles(Hash word) const {
    const auto found = words_.find(word);
    return found != words_.end() && 2 * found->second > articles_;
  }

  std::string last_article_;
  std::uint64_t articles_ = 0;
  std::unordered_set<Hash> marks_;
  std::unordered_map<Hash, std::uint64_t> words_;
};

/// Groups sightings as they come and keeps the lines that are furniture.
class Census {
 public:
  void take(const Sighting& sighting) {
    if (sighting.source != source_ || sighting.what != what_) {
      close_group();
      what_ = sighting.what;
    }
    if (sighting.source != source_) {
      close_source();
      source_ = sighting.source;
    }
    (what_ == kWholeArticle ? all_ : line_).take(sighting);
  }

  std::vector<schema::FurnitureLine> finish() {
    close_group();
    close_source();
    return std::move(lines_);
  }

 private:
  void close_group() {
    if (what_ != kWholeArticle && is_furniture(line_)) {
      found_.push_back({.source = source_,
                        .hash = what_,
                        .recurs = line_.articles(),
                        .articles = all_.articles()});
    }
    line_ = {};
  }

  void close_source() {
    if (found_.size() > kMostLinesASource) {
      std::stable_sort(found_.begin(), found_.end(),
                       [](const auto& a, const auto& b) { return a.recurs > b.recurs; });
      found_.resize(kMostLinesASource);
    }
    lines_.insert(lines_.end(), found_.begin(), found_.end());
    found_.clear();
    all_ = {};
  }

  [[nodiscard]] bool is_furniture(const Group& line) const {
    return line.articles() >= kLeastRecurrences &&
           100 * line.articles() >= kLeastPercent * all_.articles() && !line.names_one_thing(all_);
  }

  std::string source_;
  Hash what_ = kWholeArticle;
  Group all_;                                 // articles of the source
  Group line_;                                // articles that have the paragraph being counted
  std::vector<schema::FurnitureLine> found_;  // of the source
  std::vector<schema::FurnitureLine> lines_;
};

}  // namespace

Status FurnitureLearner::add(const Article& article) {
  const Hashes words = title_words(article.title);
  if (article.source.empty() || words.empty()) {
    return ok();
  }
  const Hashes paragraphs = paragraphs_of(article);
  // Of the source's articles copies count too, so that no line recurs in more than there are.
  Status added =
      sightings_.add(key_of(article, kWholeArticle), payload_of(furniture_hash(article.id), words));
  for (std::size_t i = 0; added && i < paragraphs.size(); ++i) {
    added = sightings_.add(key_of(article, paragraphs[i]),
                           payload_of(copy_mark(paragraphs, paragraphs[i]), words));
  }
  return added;
}

Result<std::vector<schema::FurnitureLine>> FurnitureLearner::learn() {
  if (Status sorted = sightings_.sort(); !sorted) {
    return std::move(sorted).error();
  }
  Census census;
  while (true) {
    const auto entry = sightings_.next();
    if (!entry) {
      return entry.error();
    }
    if (!*entry) {
      break;
    }
    const auto sighting = read_sighting(**entry);
    if (!sighting) {
      return sighting.error();
    }
    census.take(*sighting);
  }
  std::vector<schema::FurnitureLine> lines = census.finish();
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace dateline::indexer
