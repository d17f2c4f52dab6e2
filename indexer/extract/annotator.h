// SPDX-License-Identifier: GPL-3.0-or-later
// What every article goes through once its reader has found the values, whatever the format: clean
// text first, then what is read from the text as a whole.
#pragma once

#include "indexer/extract/explanation.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// Completes articles. Thread-safe after construction.
class Annotator {
 public:
  /// Completes @p article in place; tells @p explanation, unless null, what was considered.
  void annotate(Article& article, Explanation* explanation) const;
};

}  // namespace dateline::extract
