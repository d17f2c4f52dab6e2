// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/page_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

template <std::size_t Size>
bool is_one_of(HtmlTag tag, const std::array<HtmlTag, Size>& list) {
  return std::ranges::find(list, tag) != list.end();
}

bool is_inline(HtmlTag tag) {
  constexpr auto kTags = std::to_array<HtmlTag>(
      {GUMBO_TAG_A,      GUMBO_TAG_ABBR,   GUMBO_TAG_ACRONYM, GUMBO_TAG_B,     GUMBO_TAG_BDI,
       GUMBO_TAG_BDO,    GUMBO_TAG_BIG,    GUMBO_TAG_BR,      GUMBO_TAG_CITE,  GUMBO_TAG_CODE,
       GUMBO_TAG_DATA,   GUMBO_TAG_DFN,    GUMBO_TAG_EM,      GUMBO_TAG_FONT,  GUMBO_TAG_I,
       GUMBO_TAG_IMG,    GUMBO_TAG_INS,    GUMBO_TAG_KBD,     GUMBO_TAG_MARK,  GUMBO_TAG_NOBR,
       GUMBO_TAG_Q,      GUMBO_TAG_S,      GUMBO_TAG_SAMP,    GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
       GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,     GUMBO_TAG_SUP,   GUMBO_TAG_TIME,
       GUMBO_TAG_TT,     GUMBO_TAG_U,      GUMBO_TAG_VAR,     GUMBO_TAG_WBR,   GUMBO_TAG_UNKNOWN,
       GUMBO_TAG_SOURCE, GUMBO_TAG_RUBY,   GUMBO_TAG_RB,      GUMBO_TAG_LABEL});
  return is_one_of(tag, kTags);
}

/// Elements whose content is no text of the page.
bool is_no_text(HtmlTag tag) {
  constexpr auto kTags = std::to_array<HtmlTag>(
      {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_HEAD,
       GUMBO_TAG_BUTTON, GUMBO_TAG_IFRAME, GUMBO_TAG_SVG, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA,
       GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO, GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED, GUMBO_TAG_CANVAS,
       GUMBO_TAG_INPUT, GUMBO_TAG_RT, GUMBO_TAG_RP});
  return is_one_of(tag, kTags);
}

bool is_embed(HtmlTag tag) {
  return tag == GUMBO_TAG_IFRAME || tag == GUMBO_TAG_OBJECT || tag == GUMBO_TAG_EMBED;
}

bool is_remarkable(const ElementNames& names) {
  return names.unlikely || names.furniture || names.comments || names.related || names.share ||
         names.caption;
}

std::uint32_t letters_in(std::string_view text) {
  return static_cast<std::uint32_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::uint32_t commas_in(std::string_view text) {
  std::uint32_t commas = 0;
  for (const std::string_view comma :
       {",", "\xEF\xBC\x8C", "\xE3\x80\x81", "\xD8\x8C", "\xEF\xB9\x90"}) {
    for (std::size_t at = text.find(comma); at != text.npos;
         at = text.find(comma, at + comma.size())) {
      ++commas;
    }
  }
  return commas;
}

/// Follows the walk over a page and writes the tree.
class TreeWriter {
 public:
  explicit TreeWriter(PageTree& tree) : tree_(&tree) {}

  bool enter(const GumboNode& node) {
    if (is_text(node)) {
      add_text(node.v.text.text);
      return false;
    }
    const HtmlTag tag = tag_of(node);
    if (is_no_text(tag)) {
      count(tag);
      pending_ += ' ';
      return false;
    }
    const ElementNames names = read_names(node);
    if (names.hidden && !tree_->elements.empty()) {
      return false;
    }
    if (tag == GUMBO_TAG_BR) {
      add_break();
    } else if (tag == GUMBO_TAG_IMG) {
      ++images_;
    }
    links_ += tag == GUMBO_TAG_A ? 1 : 0;
    const bool breaks = !is_inline(tag) || is_remarkable(names) || tree_->elements.empty();
    if (breaks) {
      open(node, names);
    }
    broken_.push_back(breaks);
    return true;
  }

  void leave(const GumboNode& node) {
    links_ -= tag_of(node) == GUMBO_TAG_A ? 1 : 0;
    if (broken_.back()) {
      close();
    }
    broken_.pop_back();
  }

 private:
  void open(const GumboNode& node, const ElementNames& names) {
    flush();
    const auto index = static_cast<std::uint32_t>(tree_->elements.size());
    if (index > 0 && !is_inline(tag_of(node))) {
      tree_->elements[open_.back()].has_blocks_within = true;
    }
    tree_->elements.push_back({.node = &node,
                               .tag = tag_of(node),
                               .names = names,
                               .parent = open_.empty() ? 0 : open_.back(),
                               .first_block = block_count()});
    open_.push_back(index);
  }

  void close() {
    flush();
    PageElement& element = tree_->elements[open_.back()];
    element.end = static_cast<std::uint32_t>(tree_->elements.size());
    element.last_block = block_count();
    open_.pop_back();
  }

  void add_text(std::string_view text) {
    linked_ += links_ > 0 ? letters_in(io::collapse_blanks(text)) : 0;
    breaks_ = trim(text).empty() ? breaks_ : 0;
    pending_ += text;
  }

  void add_break() {
    pending_ += ' ';
    if (++breaks_ >= 2) {
      flush();
    }
  }

  void count(HtmlTag tag) {
    if (!open_.empty()) {
      tree_->elements[open_.back()].embeds += is_embed(tag) ? 1 : 0;
      tree_->elements[open_.back()].inputs += tag == GUMBO_TAG_INPUT ? 1 : 0;
    }
  }

  void flush() {
    breaks_ = 0;
    std::string text = io::collapse_blanks(io::clean_text(std::exchange(pending_, {})));
    const std::uint32_t linked = std::exchange(linked_, 0);
    if (!open_.empty()) {
      tree_->elements[open_.back()].images += std::exchange(images_, 0);
    }
    if (!text.empty() && !open_.empty()) {
      const std::uint32_t letters = letters_in(text);
      const std::uint32_t commas = commas_in(text);
      tree_->blocks.push_back({.text = std::move(text),
                               .letters = letters,
                               .linked = std::min(linked, letters),
                               .commas = commas,
                               .element = open_.back()});
    }
  }

  [[nodiscard]] std::uint32_t block_count() const {
    return static_cast<std::uint32_t>(tree_->blocks.size());
  }

  PageTree* tree_;
  std::vector<std::uint32_t> open_;  // elements around the current node
  std::vector<bool> broken_;         // of every node entered: whether it is one of them
  std::string pending_;
  std::uint32_t linked_ = 0;
  std::uint32_t images_ = 0;
  int links_ = 0;
  int breaks_ = 0;
};

}  // namespace

PageTree read_tree(const GumboNode& root) {
  PageTree tree;
  TreeWriter writer(tree);
  walk(
      root, [&writer](const GumboNode& node) { return writer.enter(node); },
      [&writer](const GumboNode& node) { writer.leave(node); });
  return tree;
}

bool is_heading(HtmlTag tag) {
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4 ||
         tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
}

}  // namespace dateline::extract
