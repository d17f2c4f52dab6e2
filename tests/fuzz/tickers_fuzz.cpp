// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever an article says, its tickers have a symbol and mentions, and their evidence stands in
// it.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/extract/ticker_finder.h"
#include "indexer/extract/words.h"
#include "tests/fuzz/require.h"

namespace dateline::extract {
namespace {

using fuzz::require;

/// The first line is the title, the last one a related box, the rest the body.
Article article_of(std::string_view text) {
  Article article;
  article.published.time = {.seconds = 1'556'668'800, .precision = Precision::Day};
  for (const std::string_view line : split(text, "\n")) {
    article.body.emplace_back(line);
  }
  if (article.body.size() > 2) {
    article.title = article.body.front();
    article.related.push_back({.title = article.body.back()});
  }
  return article;
}

void check(std::string_view text) {
  static const TickerFinder finder(SymbolTable::built_in(), NameRule::SymbolsAndNames);
  Explanation explanation;
  Article article = article_of(text);

  finder.annotate(article, &explanation);

  for (const Ticker& ticker : article.tickers) {
    require(!ticker.symbol.empty() && ticker.mentions > 0, "a ticker without symbol or mention");
    require(ticker.then != ticker.symbol, "a former symbol that is the present one");
  }
  for (const Evidence& evidence : article.evidence) {
    require(text.find(evidence.text) != std::string_view::npos, "evidence that is not in the text");
  }
}

}  // namespace
}  // namespace dateline::extract

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const void* bytes = data;
  dateline::extract::check({static_cast<const char*>(bytes), size});
  return 0;
}
