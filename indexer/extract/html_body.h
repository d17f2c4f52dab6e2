// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a page: its blocks, which of them are the article, and what stands in related boxes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/html_claims.h"
#include "indexer/extract/html_document.h"
#include "indexer/extract/page.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

struct HtmlText {
  std::vector<std::string> body;     // paragraphs, furniture left out
  std::string rule;                  // by which the body was found: "text-density", "json-ld"
  std::vector<std::string> head;     // short blocks outside the body: bylines, dates, breadcrumbs
  std::vector<RelatedItem> related;  // of boxes that can be recognised
};

/// Finds the article (article_finder.h), takes out the furniture within it, and holds the rest
/// against the text that the page claims, if it does. Its headline is no part of the body.
[[nodiscard]] HtmlText read_html_text(const HtmlDocument& page, const Claims& claims,
                                      std::string_view title, const PageContext& context);

}  // namespace dateline::extract
