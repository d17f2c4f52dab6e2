// SPDX-License-Identifier: GPL-3.0-or-later
// What the extraction of a page is told besides its bytes.
#pragma once

#include <string_view>

#include "indexer/extract/dates.h"

namespace dateline::extract {

struct PageContext {
  const DateRules& dates;   // must outlive the call
  std::string_view source;  // id for a page that names none
};

}  // namespace dateline::extract
