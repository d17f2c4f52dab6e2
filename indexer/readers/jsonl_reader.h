// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Lines: one article a line, as one JSON object. Empty lines are skipped; a line that cannot
// be read is an error of its own.
#pragma once

#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

class JsonlReader final : public StreamReader {
 public:
  using StreamReader::StreamReader;

  [[nodiscard]] Result<std::optional<Article>> next() override;
};

}  // namespace dateline::indexer
