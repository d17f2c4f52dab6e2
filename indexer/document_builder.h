// SPDX-License-Identifier: GPL-3.0-or-later
// Turns an Article into the Xapian document that the schema describes.
#pragma once

#include <cstdint>

#include <xapian.h>

#include "indexer/base/result.h"
#include "indexer/schema/analysis.h"
#include "indexer/schema/article.h"
#include "indexer/schema/forward_index_writer.h"

namespace dateline::indexer {

/// Not thread-safe: one builder a thread.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(const schema::AnalysisProfile& profile) : analyzer_(profile) {}

  /// BadInput when the article is beyond the limits of a document (4 MB of text, 200,000 words,
  /// 16 kB of labels a field). A document returned here is one that Xapian accepts. Its words go
  /// to @p row too, where there is one.
  [[nodiscard]] Result<Xapian::Document> build(const Article& article,
                                               schema::ForwardRowBuilder* row = nullptr);

 private:
  schema::Analyzer analyzer_;
  std::uint64_t built_ = 0;  // documents so far
};

}  // namespace dateline::indexer
