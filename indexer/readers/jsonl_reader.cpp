// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/jsonl_reader.h"

#include <utility>

#include "indexer/extract/words.h"
#include "indexer/readers/json_article.h"

namespace dateline::indexer {

Result<std::optional<Article>> JsonlReader::next() {
  std::optional<io::Line> line;
  do {
    line = input().next_line();
    if (!line) {
      return end();
    }
  } while (extract::trim(line->text).empty() && !line->cut);
  start_record(line->offset, line->number);
  if (line->cut) {
    return Error{ErrorCode::BadInput,
                 "the line is longer than " + std::to_string(io::kMaxRecordBytes >> 20U) + " MiB",
                 ""};
  }
  Result<Article> article = read_json_article(line->text, context());
  if (!article) {
    return std::move(article).error();
  }
  return std::optional(*std::move(article));
}

}  // namespace dateline::indexer
