// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/article.h"

namespace dateline {

std::string_view to_string(TickerRole role) {
  switch (role) {
    case TickerRole::Headline:
      return "headline";
    case TickerRole::Body:
      return "body";
    case TickerRole::Related:
      return "related";
  }
  return "body";
}

}  // namespace dateline
