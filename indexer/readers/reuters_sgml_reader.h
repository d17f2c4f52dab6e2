// SPDX-License-Identifier: GPL-3.0-or-later
// The SGML files of the Reuters-21578 collection: newswire stories of 1987, one element each.
//
// A paragraph starts at a line indented by four spaces or more; the wire's closing line "Reuter" is
// left out. BRIEF stories have a title and no body. UNPROC stories have neither element: their raw
// text is the body, split at blank lines with the line ends kept (they are tables), and its first
// line that is not empty is the title. Entities are decoded, control characters dropped.
#pragma once

#include <optional>
#include <string>

#include "indexer/readers/stream_reader.h"

namespace dateline::indexer {

class ReutersSgmlReader final : public StreamReader {
 public:
  using StreamReader::StreamReader;

  [[nodiscard]] Result<std::optional<Article>> next() override;

 private:
  /// Reads on to the end of the story that starts in @p record; false when the file, the next story
  /// or the limit of size comes first.
  bool complete(std::string& record);

  std::string rest_;  // of the line that ended the last story
  io::Line line_;
};

}  // namespace dateline::indexer
