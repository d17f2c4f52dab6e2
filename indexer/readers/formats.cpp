// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/formats.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/readers/anpa_reader.h"
#include "indexer/readers/arc_reader.h"
#include "indexer/readers/atom_reader.h"
#include "indexer/readers/csv_reader.h"
#include "indexer/readers/detection.h"
#include "indexer/readers/html_reader.h"
#include "indexer/readers/iptc7901_reader.h"
#include "indexer/readers/json_reader.h"
#include "indexer/readers/jsonl_reader.h"
#include "indexer/readers/newsml_g2_reader.h"
#include "indexer/readers/newsml_reader.h"
#include "indexer/readers/ninjs_reader.h"
#include "indexer/readers/nitf_reader.h"
#include "indexer/readers/reuters_sgml_reader.h"
#include "indexer/readers/rss_reader.h"
#include "indexer/readers/scraped_text_reader.h"
#include "indexer/readers/warc_reader.h"
#include "indexer/readers/wordpress_reader.h"

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
      std::move(input), ReaderContext{.options = options, .dates = *std::move(dates)}));
}

// From the most to the least peculiar shape: plain text comes last.
constexpr std::array kFormats = {
    Format{.name = "warc",
           .extensions = ".warc .warc.gz",
           .summary = "what a crawl fetched: the pages and feeds among it",
           .detect = &looks_like_warc,
           .open = &open<WarcReader>},
    Format{.name = "arc",
           .extensions = ".arc .arc.gz",
           .summary = "the same in the form before WARC",
           .detect = &looks_like_arc,
           .open = &open<ArcReader>},
    Format{.name = "reuters-sgml",
           .extensions = ".sgm .sgml",
           .summary = "SGML files of the Reuters-21578 collection",
           .detect = &looks_like_reuters_sgml,
           .open = &open<ReutersSgmlReader>,
           .tickers = extract::TickerSource::Reader},
    Format{.name = "anpa1312",
           .extensions = ".anpa .txt",
           .summary = "ANPA 1312: the text wire of American agencies",
           .detect = &looks_like_anpa,
           .open = &open<AnpaReader>},
    Format{.name = "iptc7901",
           .extensions = ".iptc .txt",
           .summary = "IPTC 7901: the text wire of European agencies",
           .detect = &looks_like_iptc7901,
           .open = &open<Iptc7901Reader>},
    Format{.name = "newsml-g2",
           .extensions = ".xml",
           .summary = "NewsML-G2: news items, packages and messages of the IPTC",
           .detect = &looks_like_newsml_g2,
           .open = &open<NewsmlG2Reader>},
    Format{.name = "newsml",
           .extensions = ".xml",
           .summary = "NewsML 1.x of the IPTC",
           .detect = &looks_like_newsml,
           .open = &open<NewsmlReader>},
    Format{.name = "nitf",
           .extensions = ".nitf .xml",
           .summary = "NITF documents of the IPTC",
           .detect = &looks_like_nitf,
           .open = &open<NitfReader>},
    Format{.name = "wordpress",
           .extensions = ".xml .wxr",
           .summary = "WordPress exports (WXR): published posts and pages",
           .detect = &looks_like_wordpress,
           .open = &open<WordpressReader>},
    Format{.name = "rss",
           .extensions = ".rss .xml .rdf",
           .summary = "RSS 2.0, 0.9x and 1.0 feeds",
           .detect = &looks_like_rss,
           .open = &open<RssReader>},
    Format{.name = "atom",
           .extensions = ".atom .xml",
           .summary = "Atom feeds",
           .detect = &looks_like_atom,
           .open = &open<AtomReader>},
    Format{.name = "html",
           .extensions = ".html .htm .xhtml",
           .summary = "one news page a file",
           .detect = &looks_like_html,
           .open = &open<HtmlReader>},
    Format{.name = "ninjs",
           .extensions = ".json .ninjs",
           .summary = "ninjs: news in JSON of the IPTC, one item, a list, or one a line",
           .detect = &looks_like_ninjs,
           .open = &open<NinjsReader>},
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
