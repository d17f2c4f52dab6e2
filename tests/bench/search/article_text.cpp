// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search/article_text.h"

#include <string_view>

#include "indexer/base/timestamp.h"

namespace dateline::bench {
namespace {

std::string word_text(const InventedNews& news, WordId word) {
  return word >= kNumbers ? std::to_string(word - kNumbers) : news.vocabulary().text(word);
}

void capitalise(std::string& text, std::size_t position) {
  if (text[position] >= 'a' && text[position] <= 'z') {
    text[position] = static_cast<char>(text[position] - 'a' + 'A');
  }
}

std::string title_text(const InventedNews& news, const InventedArticle& article) {
  std::string text;
  for (const WordId word : article.title) {
    text += (text.empty() ? "" : " ") + word_text(news, word);
  }
  capitalise(text, 0);
  return text;
}

void append_paragraph(std::string& text, const InventedNews& news, const Paragraph& paragraph) {
  bool begins_sentence = true;
  for (const Token& token : paragraph) {
    const std::size_t start = text.size();
    text += word_text(news, token.word);
    if (begins_sentence) {
      capitalise(text, start);
    }
    begins_sentence = token.mark == Token::Mark::Stop;
    if (token.mark != Token::Mark::None) {
      text += begins_sentence ? '.' : ',';
    }
    text += ' ';
  }
  text.pop_back();
}

std::string body_text(const InventedNews& news, const InventedArticle& article,
                      std::string_view separator) {
  std::string text;
  for (const Paragraph& paragraph : article.body) {
    text += text.empty() ? "" : separator;
    append_paragraph(text, news, paragraph);
  }
  return text;
}

std::string joined(const std::vector<std::string>& names, const std::vector<std::uint32_t>& chosen,
                   std::string_view separator) {
  std::string text;
  for (const std::uint32_t label : chosen) {
    text += text.empty() ? "" : separator;
    text += names[label];
  }
  return text;
}

std::string json_list(const std::vector<std::string>& names,
                      const std::vector<std::uint32_t>& chosen) {
  return chosen.empty() ? "[]" : "[\"" + joined(names, chosen, "\",\"") + "\"]";
}

std::string printed_minute(std::int64_t seconds) {
  constexpr std::size_t kToMinutes = 16;
  return to_rfc3339(seconds).substr(0, kToMinutes) + "Z";
}

/// YYYYMMDDhhmm
std::string compact_minute(std::int64_t seconds) {
  std::string digits = printed_minute(seconds);
  std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
  return digits;
}

}  // namespace

std::string to_json(const InventedNews& news, const InventedArticle& article) {
  const std::string number = std::to_string(article.number);
  const std::string& source = news.sources()[article.source];
  return R"({"id":")" + number + R"(","url":"https://)" + source + "/news/" + number +
         R"(","source":")" + source + R"(","lang":"en","title":")" + title_text(news, article) +
         R"(","published":")" + printed_minute(article.published) + R"(","first_seen":")" +
         printed_minute(article.first_seen) + R"(","topics":)" +
         json_list(news.topics(), article.topics) + R"(,"tickers":)" +
         json_list(news.tickers(), article.tickers) + R"(,"body":")" +
         body_text(news, article, R"(\n\n)") + "\"}\n";
}

std::string to_tsv(const InventedNews& news, const InventedArticle& article) {
  return compact_minute(article.published) + '\t' + news.sources()[article.source] + '\t' +
         joined(news.tickers(), article.tickers, ",") + '\t' +
         joined(news.topics(), article.topics, ",") + '\t' + title_text(news, article) + '\t' +
         body_text(news, article, "|") + '\n';
}

}  // namespace dateline::bench
