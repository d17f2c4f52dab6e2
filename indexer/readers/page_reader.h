// SPDX-License-Identifier: GPL-3.0-or-later
// Base of readers whose input is one page: read whole, then extracted.
#pragma once

#include <string_view>
#include <utility>

#include "indexer/extract/page.h"
#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

/// Calls @p Extract once, on all bytes of the input.
template <Result<Article> (*Extract)(std::string_view, const extract::PageContext&)>
class PageReader final : public StreamReader {
 public:
  using StreamReader::StreamReader;

  [[nodiscard]] Result<std::optional<Article>> next() override {
    if (std::exchange(done_, true)) {
      return std::optional<Article>{};
    }
    start_record(0, 1);
    const Result<std::string> bytes = input().read_all();
    if (!bytes) {
      return bytes.error();
    }
    const ReaderOptions& options = context().options;
    Result<Article> article = Extract(*bytes, {.dates = context().dates,
                                               .source = options.source,
                                               .url = options.url,
                                               .seen = options.seen.time,
                                               .explanation = options.explanation});
    if (!article) {
      return std::move(article).error();
    }
    return std::optional(*std::move(article));
  }

 private:
  bool done_ = false;
};

}  // namespace dateline::indexer
