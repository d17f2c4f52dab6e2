// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/reference.h"

#include <algorithm>
#include <cctype>
#include <tuple>
#include <utility>

namespace dateline::contract {
namespace {

/// Good for the made-up lower-case words of these tests.
std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

std::int64_t order_instant(const Article& article) {
  return article.published.time.known() ? article.published.time.seconds
                                        : article.first_seen.time.seconds;
}

std::vector<std::pair<int, std::string>> positions(const Words& words) {
  std::vector<std::pair<int, std::string>> all;
  int at = 0;
  for (const auto& paragraph : words.paragraphs) {
    for (const std::string& word : paragraph) {
      all.emplace_back(at++, word);
    }
    at += 10;
  }
  return all;
}

bool near_in(const std::vector<std::pair<int, std::string>>& all, const std::string& a,
             const std::string& b, int distance, bool ordered) {
  for (const auto& [at_a, word_a] : all) {
    for (const auto& [at_b, word_b] : all) {
      const int gap = at_b - at_a;
      const bool close =
          ordered ? gap > 0 && gap <= distance : gap != 0 && std::abs(gap) <= distance;
      if (word_a == a && word_b == b && close) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

Words words_of(const Article& article) {
  Words words{.title = split(article.title), .paragraphs = {}};
  for (const std::string& paragraph : article.body) {
    words.paragraphs.push_back(split(paragraph));
  }
  return words;
}

bool has_word(const Words& words, const std::string& word) {
  return has_phrase(words, {word});
}

bool has_phrase(const Words& words, const std::vector<std::string>& phrase) {
  const auto holds = [&phrase](const std::vector<std::string>& text) {
    return std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
  };
  return holds(words.title) || std::ranges::any_of(words.paragraphs, holds);
}

bool has_near(const Words& words, const std::string& a, const std::string& b, int distance,
              bool ordered) {
  const Words title{.title = {}, .paragraphs = {words.title}};
  return near_in(positions(title), a, b, distance, ordered) ||
         near_in(positions(words), a, b, distance, ordered);
}

std::int64_t known_at(const Article& article) {
  return latest_second(article.first_seen.time);
}

Reference::Reference(std::vector<Article> articles, const std::set<std::string>& deleted) {
  for (Article& article : articles) {
    if (!deleted.contains(article.id)) {
      Words words = words_of(article);
      std::vector<Wording>& chain = chains_[article.id];
      chain.push_back({std::move(article), std::move(words)});
    }
  }
  for (auto& [id, chain] : chains_) {
    std::ranges::stable_sort(chain, {},
                             [](const Wording& wording) { return known_at(wording.article); });
    const auto same_wording = [](const Wording& a, const Wording& b) {
      return a.article.title == b.article.title && a.article.body == b.article.body;
    };
    chain.erase(std::unique(chain.begin(), chain.end(), same_wording), chain.end());
  }
}

std::vector<const Wording*> Reference::visible(searchd::Versions versions,
                                               std::optional<std::int64_t> as_of) const {
  std::vector<const Wording*> seen;
  for (const auto& [id, chain] : chains_) {
    std::vector<const Wording*> known;
    for (const Wording& wording : chain) {
      if (!as_of || known_at(wording.article) <= *as_of) {
        known.push_back(&wording);
      }
    }
    if (known.empty()) {
      continue;
    }
    switch (versions) {
      case searchd::Versions::Latest:
        seen.push_back(known.back());
        break;
      case searchd::Versions::First:
        seen.push_back(known.front());
        break;
      case searchd::Versions::All:
        seen.insert(seen.end(), known.begin(), known.end());
        break;
    }
  }
  std::ranges::sort(seen, {}, [](const Wording* wording) {
    const Article& article = wording->article;
    return std::tuple(-order_instant(article), article.id, known_at(article));
  });
  return seen;
}

}  // namespace dateline::contract
