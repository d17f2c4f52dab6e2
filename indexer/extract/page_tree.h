// SPDX-License-Identifier: GPL-3.0-or-later
// A page as its elements and the runs of text between them, flat, so that scoring needs a few
// passes over two lists and no page can make it slow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/element_names.h"
#include "indexer/extract/html_document.h"

namespace dateline::extract {

/// A run of text between two block boundaries, the way a browser breaks it.
struct PageBlock {
  std::string text;           // blanks collapsed, never empty
  std::uint32_t letters = 0;  // characters of it
  std::uint32_t linked = 0;   // of them within links
  std::uint32_t commas = 0;   // of whichever script
  std::uint32_t element = 0;  // the one it stands in
};

/// An element that breaks the text, or whose names may keep it out of an article.
struct PageElement {
  const GumboNode* node = nullptr;
  HtmlTag tag = 0;
  ElementNames names;
  std::uint32_t parent = 0;       // of the root: itself
  std::uint32_t end = 0;          // the first element that is no longer within it
  std::uint32_t first_block = 0;  // blocks [first_block, last_block) stand within it
  std::uint32_t last_block = 0;
  std::uint32_t images = 0;  // its own, not those of elements within; so are the others
  std::uint32_t inputs = 0;
  std::uint32_t embeds = 0;
  bool has_blocks_within = false;  // block elements stand in it
};

struct PageTree {
  std::vector<PageElement> elements;  // in document order; the first is the root
  std::vector<PageBlock> blocks;      // in document order
};

/// The elements and texts below @p root that a reader can see: scripts, styles, form controls and
/// what is hidden are not there.
[[nodiscard]] PageTree read_tree(const GumboNode& root);

[[nodiscard]] bool is_heading(HtmlTag tag);

}  // namespace dateline::extract
