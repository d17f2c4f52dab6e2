// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a page: its blocks, which of them are the article, and what stands in related boxes.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/dates.h"
#include "indexer/extract/html_document.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

struct HtmlText {
  std::vector<std::string> body;     // paragraphs, furniture left out
  std::vector<std::string> head;     // short blocks outside the body: bylines, dates, breadcrumbs
  std::vector<RelatedItem> related;  // of boxes that can be recognised
};

/// Finds the element that holds most of the running text and takes its blocks. Navigation, asides,
/// forms, captions and elements whose class or id names such furniture are left out first.
[[nodiscard]] HtmlText read_html_text(const HtmlDocument& page, const DateRules& dates);

}  // namespace dateline::extract
