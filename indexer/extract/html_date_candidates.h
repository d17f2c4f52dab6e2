// SPDX-License-Identifier: GPL-3.0-or-later
// Every date of a page that could be the one of its publication or of its last update, with how
// much the place where it stands speaks for it.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/extract/date_candidate.h"
#include "indexer/extract/dates.h"
#include "indexer/extract/html_claims.h"
#include "indexer/extract/html_document.h"

namespace dateline::extract {

/// What is known of a page before its dates.
struct PageFacts {
  const Claims& claims;
  std::string_view title;  // the headline, as found
  std::string_view url;    // canonical; may be empty
  std::string_view lang;   // as declared: "en-GB"; may be empty
  Timestamp seen = {};     // when the page was fetched; unknown: relative dates are none
};

/// All candidates, in page order within their kind. Dates of comments, related boxes, menus and
/// footers score low. Linear in the page.
[[nodiscard]] std::vector<DateCandidate> gather_date_candidates(const HtmlDocument& page,
                                                                const PageFacts& facts,
                                                                const DateRules& dates);

}  // namespace dateline::extract
