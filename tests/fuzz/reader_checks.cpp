// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/reader_checks.h"

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/io/input.h"
#include "indexer/readers/formats.h"

namespace dateline::fuzz {
namespace {

void require(bool holds, std::string_view what) {
  if (!holds) {
    std::cerr << "broken: " << what << '\n';
    std::abort();
  }
}

void check_text(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    require(length > 0, "all text is valid UTF-8");
    require(text[0] != '\0', "no text holds NUL");
    text.remove_prefix(length);
  }
}

void check_article(const Article& article) {
  for (const std::string* text :
       {&article.url, &article.own_id, &article.title, &article.source, &article.source_name,
        &article.agency, &article.section, &article.lang, &article.published.text}) {
    check_text(*text);
  }
  for (const auto* list : {&article.places, &article.authors, &article.topics, &article.body}) {
    for (const std::string& text : *list) {
      check_text(text);
      require(!text.empty(), "no paragraph or label is empty");
    }
  }
  for (const Ticker& ticker : article.tickers) {
    check_text(ticker.symbol);
    require(!ticker.symbol.empty() && ticker.mentions > 0, "tickers have a symbol and a mention");
  }
  for (const RelatedItem& item : article.related) {
    check_text(item.title);
    check_text(item.text);
  }
  for (const Evidence& evidence : article.evidence) {
    check_text(evidence.text);
  }
  for (const auto& [key, value] : article.extra) {
    check_text(key);
    check_text(value);
  }
}

}  // namespace

void check_reader(std::string_view format, const std::uint8_t* data, std::size_t size) {
  constexpr std::int64_t kNow = 1'767'225'600;  // 2026-01-01
  const void* bytes = data;
  io::Input input(io::bytes_of(std::string(static_cast<const char*>(bytes), size)));
  auto reader = indexer::find_format(format)->open(std::move(input),
                                                   {.source = "fuzz", .zone = "", .now = kNow});
  require(reader.has_value(), "a reader opens");
  // Every record needs a byte at least, and there is one answer more at the end.
  for (std::size_t records = 0; records <= size + 1; ++records) {
    const auto article = (*reader)->next();
    if (!article) {
      require(!article.error().message.empty(), "errors say what happened");
    } else if (!*article) {
      return;
    } else {
      check_article(**article);
    }
  }
  require(false, "the reader comes to an end");
}

}  // namespace dateline::fuzz
