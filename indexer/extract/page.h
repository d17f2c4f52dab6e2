// SPDX-License-Identifier: GPL-3.0-or-later
// What the extraction of a page is told besides its bytes.
#pragma once

#include <string_view>

#include "indexer/extract/dates.h"
#include "indexer/extract/explanation.h"

namespace dateline::extract {

struct PageContext {
  const DateRules& dates;              // must outlive the call
  std::string_view source;             // id for a page that names none
  std::string_view url = {};           // where it was fetched from; empty: unknown
  Timestamp seen = {};                 // when it was fetched; unknown unless the input says so
  Explanation* explanation = nullptr;  // null: nobody asks
};

}  // namespace dateline::extract
