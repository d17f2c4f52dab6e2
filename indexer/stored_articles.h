// SPDX-License-Identifier: GPL-3.0-or-later
// The articles of finished segments as an input: what merge and reindex read.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/readers/article_reader.h"

namespace dateline::indexer {

/// Reads the stored records of segments, one after the other. Locations name the segment and the
/// docid. Not thread-safe.
class StoredArticles final : public ArticleReader {
 public:
  struct Segment {
    std::string name;
    Xapian::Database database;
  };

  explicit StoredArticles(std::vector<Segment> segments) : segments_(std::move(segments)) {}

  [[nodiscard]] Result<std::optional<Article>> next() override;
  [[nodiscard]] Location location() const override;

 private:
  std::vector<Segment> segments_;
  std::size_t segment_ = 0;
  Xapian::docid docid_ = 0;
};

}  // namespace dateline::indexer
