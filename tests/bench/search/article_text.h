// SPDX-License-Identifier: GPL-3.0-or-later
// An invented article as its readers take it.
#pragma once

#include <string>

#include "tests/bench/search/invented_news.h"

namespace dateline::bench {

/// One line of JSON with the keys that dateline-index reads.
[[nodiscard]] std::string to_json(const InventedNews& news, const InventedArticle& article);

/// The same for the peers, which read no JSON: minute as YYYYMMDDhhmm, source, tickers and topics
/// with commas between, title, paragraphs with bars between; tabs between these.
[[nodiscard]] std::string to_tsv(const InventedNews& news, const InventedArticle& article);

}  // namespace dateline::bench
