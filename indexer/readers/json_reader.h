// SPDX-License-Identifier: GPL-3.0-or-later
// JSON files: one article, an array of articles, or an object whose key "articles" holds the array.
// Read piece by piece, so that a large array needs the memory of one article.
#pragma once

#include <utility>

#include "indexer/readers/json_splitter.h"
#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

class JsonReader final : public StreamReader {
 public:
  JsonReader(io::Input input, ReaderContext context)
      : StreamReader(std::move(input), std::move(context)), splitter_(this->input()) {}

  [[nodiscard]] Result<std::optional<Article>> next() override;

 private:
  JsonSplitter splitter_;
};

}  // namespace dateline::indexer
