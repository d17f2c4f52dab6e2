// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_reader.h"

#include <utility>

#include "indexer/readers/json_article.h"

namespace dateline::indexer {

Result<std::optional<Article>> JsonReader::next() {
  const std::optional<JsonPiece> piece = splitter_.next();
  if (!piece) {
    return end();
  }
  start_record(piece->offset, piece->line);
  if (piece->cut) {
    const bool long_record = piece->text.size() >= io::kMaxRecordBytes;
    return Error{ErrorCode::BadInput,
                 long_record ? "the record is longer than a record may be"
                             : "the file ends in the middle of a JSON value",
                 long_record ? "" : "the file may be cut"};
  }
  Result<Article> article = read_json_article(piece->text, context());
  if (!article) {
    return std::move(article).error();
  }
  return std::optional(*std::move(article));
}

}  // namespace dateline::indexer
