// SPDX-License-Identifier: GPL-3.0-or-later
// Revision chains: which wordings of an article are new, and which only repeat the one before.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "indexer/base/result.h"
#include "indexer/pending_article.h"

namespace dateline::indexer {

/// The wordings that finished segments hold. Not thread-safe.
class EarlierWordings {
 public:
  EarlierWordings() = default;  // of no segments
  explicit EarlierWordings(std::vector<Xapian::Database> segments)
      : segments_(std::move(segments)) {}

  /// All wordings of that article, in revision order.
  [[nodiscard]] Result<std::vector<Wording>> of(const std::string& article_id) const;

 private:
  std::vector<Xapian::Database> segments_;
};

/// One article's chain, fed with new wordings in revision order.
///
/// A wording is kept unless the one before it in the chain, written or new, has the same content,
/// or unless its revision key is already there. A, B, A are three revisions; A, A is one.
class RevisionChain {
 public:
  explicit RevisionChain(std::vector<Wording> written);

  [[nodiscard]] bool keeps(const Wording& fresh);

 private:
  std::vector<Wording> written_;
  std::size_t passed_ = 0;  // of written_: those before the last fresh one
  std::string content_;     // of the last wording passed, written or fresh
  std::unordered_set<std::string> keys_;
};

}  // namespace dateline::indexer
