// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/formats.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/readers/csv_reader.h"
#include "indexer/readers/detection.h"
#include "indexer/readers/html_reader.h"
#include "indexer/readers/json_reader.h"
#include "indexer/readers/jsonl_reader.h"
#include "indexer/readers/reuters_sgml_reader.h"
#include "indexer/readers/scraped_text_reader.h"

namespace dateline::indexer {
namespace {

template <typename Reader>
Result<std::unique_ptr<ArticleReader>> open(io::Input input, const ReaderOptions& options) {
  Result<extract::DateRules> dates =
      extract::DateRules::open(options.zone, options.now, options.sources);
  if (!dates) {
    return std::move(dates).error();
  }
  return std::unique_ptr<ArticleReader>(std::make_unique<Reader>(
      std::move(input), ReaderContext{.source = options.source,
                                      .dates = *std::move(dates),
                                      .explanation = options.explanation}));
}

// From the most to the least peculiar shape: plain text comes last.
constexpr std::array kFormats = {
    Format{.name = "reuters-sgml",
           .extensions = ".sgm .sgml",
           .summary = "SGML files of the Reuters-21578 collection",
           .detect = &looks_like_reuters_sgml,
           .open = &open<ReutersSgmlReader>},
    Format{.name = "html",
           .extensions = ".html .htm .xhtml",
           .summary = "one news page a file",
           .detect = &looks_like_html,
           .open = &open<HtmlReader>},
    Format{.name = "jsonl",
           .extensions = ".jsonl .ndjson",
           .summary = "JSON Lines: one article a line",
           .detect = &looks_like_jsonl,
           .open = &open<JsonlReader>},
    Format{.name = "json",
           .extensions = ".json",
           .summary = "one article, an array of them, or {\"articles\": [...]}",
           .detect = &looks_like_json,
           .open = &open<JsonReader>},
    Format{.name = "csv",
           .extensions = ".csv .tsv",
           .summary = "table with a header row; commas, semicolons or tabs",
           .detect = &looks_like_csv,
           .open = &open<CsvReader>},
    Format{.name = "scraped-text",
           .extensions = ".txt",
           .summary = "the text of one news page a file, site furniture and all",
           .detect = &looks_like_scraped_text,
           .open = &open<ScrapedTextReader>},
};

}  // namespace

std::span<const Format> formats() {
  return kFormats;
}

const Format* find_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &Format::name);
  return found == kFormats.end() ? nullptr : &*found;
}

const Format* detect_format(const Sample& sample) {
  const auto* found =
      std::ranges::find_if(kFormats, [&](const Format& format) { return format.detect(sample); });
  return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace dateline::indexer
