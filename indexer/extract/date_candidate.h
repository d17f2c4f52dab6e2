// SPDX-License-Identifier: GPL-3.0-or-later
// A date of a page that could be the one of its publication or of its last update.
#pragma once

#include <optional>
#include <string>

#include "indexer/extract/dates.h"
#include "indexer/extract/evidence.h"

namespace dateline::extract {

struct DateCandidate {
  Clock clock = Clock::Published;
  std::string rule;  // "json-ld", "meta date", "time", "class entry-date", "text", "url"
  std::string text;  // as printed
  std::optional<FoundTime> time;  // nothing: the text could not be read
  double score = 0;
  std::string unread = {};  // then: why, where that is known
  bool is_claim = false;    // the page says so to machines: JSON-LD, meta, microdata
};

}  // namespace dateline::extract
