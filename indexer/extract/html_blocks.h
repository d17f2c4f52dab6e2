// SPDX-License-Identifier: GPL-3.0-or-later
// The visible text of a page as blocks, the way a browser breaks it, without the furniture.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/extract/html_document.h"

namespace dateline::extract {

/// A run of text between two block boundaries.
struct HtmlBlock {
  std::string text;            // blanks collapsed, never empty
  std::size_t link_bytes = 0;  // of it within links
  HtmlTag tag = 0;             // of the element that the block stands in

  /// How much running text it adds to an article: its length, or 0 for short or linked text.
  [[nodiscard]] std::size_t weight() const;
};

/// The blocks [first, last) that stand in an element, and their summed weight.
struct BlockRange {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t weight = 0;
};

struct HtmlBlocks {
  std::vector<HtmlBlock> blocks;
  std::unordered_map<const GumboNode*, BlockRange> ranges;  // of every element that was entered
  std::vector<const GumboNode*> left_out;                   // furniture, in page order
};

/// How much is taken for furniture by its class or id.
enum class Suspicion {
  Strict,   // only names that hardly ever stand for anything else: "comments", "newsletter"
  General,  // also "info", "more", "widget", which some pages use for everything
};

[[nodiscard]] HtmlBlocks read_blocks(const GumboNode& root, Suspicion suspicion);

/// True for elements that are furniture by their kind: nav, aside, footer, form, caption.
[[nodiscard]] bool is_furniture_tag(HtmlTag tag);
/// True when class or id name furniture: "comments", "share-bar", "newsletter".
[[nodiscard]] bool is_furniture_name(const GumboNode& element, Suspicion suspicion);
/// True when class or id name a box of related articles.
[[nodiscard]] bool is_related_name(const GumboNode& element);

}  // namespace dateline::extract
