// SPDX-License-Identifier: GPL-3.0-or-later
// ninjs, the news in JSON of the IPTC, versions 1 and 2: one item a file, a list of items, or one
// item a line. Items that are canceled, withheld or embargoed are refused.
#pragma once

#include <utility>

#include "indexer/readers/json_splitter.h"
#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

class NinjsReader final : public StreamReader {
 public:
  NinjsReader(io::Input input, ReaderContext context)
      : StreamReader(std::move(input), std::move(context)), splitter_(this->input()) {}

  [[nodiscard]] Result<std::optional<Article>> next() override;

 private:
  JsonSplitter splitter_;
};

}  // namespace dateline::indexer
