// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/term_words.h"

#include <string_view>

namespace dateline::searchd {
namespace {

void fill(const std::string& term, const std::string& word,
          std::map<std::string, std::string>& words) {
  const auto found = words.find(term);
  if (found != words.end() && found->second.empty()) {
    found->second = word;
  }
}

void find_words_of(std::string_view text, schema::Analyzer& analyzer,
                   std::map<std::string, std::string>& words) {
  schema::Tokenizer tokens(text);
  schema::Token token;
  while (tokens.next(token)) {
    if (!token.pair.empty()) {
      fill(token.pair, token.pair, words);
    }
    if (!token.form.empty()) {
      fill(analyzer.term(token), token.form, words);
    }
  }
}

}  // namespace

void find_words(const Article& article, schema::Analyzer& analyzer,
                std::map<std::string, std::string>& words) {
  find_words_of(article.title, analyzer, words);
  for (const std::string& paragraph : article.body) {
    find_words_of(paragraph, analyzer, words);
  }
}

}  // namespace dateline::searchd
