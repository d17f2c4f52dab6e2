// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/unread_dates.h"

#include "indexer/extract/relative_date.h"

namespace dateline::extract {

std::string_view why_unread(std::string_view text, const DateRules& dates, DateOrder shown) {
  if (dates.is_ambiguous(text, shown)) {
    return "day and month cannot be told apart; set date_order of the source in --config";
  }
  if (is_relative_date(text)) {
    return "counts from when the page was fetched: read in elements for dates alone, with --seen, "
           "and not in weeks";
  }
  return {};
}

}  // namespace dateline::extract
