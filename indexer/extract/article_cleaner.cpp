// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/article_cleaner.h"

#include <gumbo.h>

#include <algorithm>
#include <cstdint>

namespace dateline::extract {
namespace {

constexpr std::uint32_t kManyCommas = 10;  // a text with as many is no furniture
constexpr std::uint32_t kLongestShareBar = 500;
constexpr std::uint32_t kLongestByline = 100;
constexpr std::uint32_t kShortest = 25;

/// What stands in an element and is still part of the article.
struct Content {
  std::uint32_t letters = 0;
  std::uint32_t linked = 0;
  std::uint32_t commas = 0;
  std::uint32_t paragraphs = 0;
  std::uint32_t items = 0;
  std::uint32_t item_letters = 0;  // in lists
  std::uint32_t heading_letters = 0;
  std::uint32_t images = 0;
  std::uint32_t inputs = 0;
  std::uint32_t embeds = 0;
  bool has_data_table = false;

  void add(const Content& other) {
    letters += other.letters;
    linked += other.linked;
    commas += other.commas;
    paragraphs += other.paragraphs;
    items += other.items;
    item_letters += other.item_letters;
    heading_letters += other.heading_letters;
    images += other.images;
    inputs += other.inputs;
    embeds += other.embeds;
    has_data_table = has_data_table || other.has_data_table;
  }
};

double share(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

bool is_list(HtmlTag tag) {
  return tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL;
}

/// Furniture by its kind, wherever it stands.
bool is_named_furniture(const PageElement& element, const Content& content) {
  const ElementNames& names = element.names;
  const bool by_tag = element.tag == GUMBO_TAG_NAV || element.tag == GUMBO_TAG_FOOTER ||
                      element.tag == GUMBO_TAG_ASIDE || element.tag == GUMBO_TAG_FIGCAPTION;
  return by_tag || names.furniture || names.related || names.caption || names.comments ||
         (names.share && content.letters < kLongestShareBar) ||
         (names.byline && content.letters < kLongestByline) ||
         (is_heading(element.tag) && names.weight < 0);
}

/// A box that holds more of everything else than of text.
bool is_box(const PageElement& element, const Content& content) {
  const int weight = element.names.weight;
  if (weight < 0) {
    return true;
  }
  if (content.commas >= kManyCommas || content.has_data_table) {
    return false;
  }
  const bool list = is_list(element.tag) || share(content.item_letters, content.letters) > 0.9;
  const double links = share(content.linked, content.letters);
  const double headings = share(content.heading_letters, content.letters);
  return (content.images > 1 && content.paragraphs * 2 < content.images) ||
         (!list && content.items > content.paragraphs + 100) ||
         (content.inputs > content.paragraphs / 3) ||
         (!list && headings < 0.9 && content.letters < kShortest &&
          (content.images == 0 || content.images > 2) && links > 0) ||
         (!list && weight < 25 && links > 0.2) || (weight >= 25 && links > 0.5) ||
         (content.embeds == 1 && content.letters < 75) || content.embeds > 1;
}

bool may_be_box(const PageElement& element) {
  return element.tag == GUMBO_TAG_FORM || element.tag == GUMBO_TAG_FIELDSET ||
         element.tag == GUMBO_TAG_TABLE || is_list(element.tag) ||
         (element.tag == GUMBO_TAG_DIV && element.has_blocks_within);
}

class Cleaner {
 public:
  Cleaner(const PageTree& page, Cleaning cleaning, ArticlePlace& place)
      : page_(&page),
        cleaning_(cleaning),
        place_(&place),
        contents_(page.elements.size()),
        dropped_(page.elements.size()) {}

  /// Elements are looked at from the last to the first, so that those within come before those
  /// around them, and what is gone no longer counts.
  void clean() {
    count_blocks();
    for (auto i = static_cast<std::uint32_t>(page_->elements.size()); i-- > 0;) {
      const PageElement& element = page_->elements[i];
      count_own(element, contents_[i]);
      dropped_[i] = is_inner(i) && is_furniture(element, contents_[i]);
      if (!dropped_[i] && i > 0) {
        contents_[element.parent].add(contents_[i]);
      }
    }
    drop();
  }

 private:
  void count_blocks() {
    for (std::size_t i = 0; i < page_->blocks.size(); ++i) {
      if (place_->blocks[i]) {
        const PageBlock& block = page_->blocks[i];
        Content& content = contents_[block.element];
        letters_ += block.letters;
        content.letters += block.letters;
        content.linked += block.linked;
        content.commas += block.commas;
        const HtmlTag tag = page_->elements[block.element].tag;
        content.paragraphs += tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV ? 1 : 0;
      }
    }
  }

  static void count_own(const PageElement& element, Content& content) {
    content.images += element.images;
    content.inputs += element.inputs;
    content.embeds += element.embeds;
    content.items += element.tag == GUMBO_TAG_LI ? 1 : 0;
    if (is_list(element.tag)) {
      content.item_letters = content.letters;
    }
    if (is_heading(element.tag)) {
      content.heading_letters = content.letters;
    }
  }

  /// Within one of the parts of the article, not such a part itself.
  [[nodiscard]] bool is_inner(std::uint32_t element) const {
    const auto after = std::ranges::upper_bound(place_->roots, element);
    return after != place_->roots.begin() && *(after - 1) != element &&
           element < page_->elements[*(after - 1)].end;
  }

  /// Whatever it is called, what holds most of the article is none.
  [[nodiscard]] bool is_furniture(const PageElement& element, const Content& content) const {
    if (content.letters * 2 > letters_ && content.commas >= kManyCommas) {
      return false;
    }
    return is_named_furniture(element, content) ||
           (cleaning_ == Cleaning::Thorough && may_be_box(element) && is_box(element, content));
  }

  void drop() {
    for (std::uint32_t i = 0; i < page_->elements.size();) {
      const PageElement& element = page_->elements[i];
      if (dropped_[i]) {
        std::fill(place_->blocks.begin() + element.first_block,
                  place_->blocks.begin() + element.last_block, false);
      }
      i = dropped_[i] ? element.end : i + 1;
    }
  }

  const PageTree* page_;
  Cleaning cleaning_;
  ArticlePlace* place_;
  std::vector<Content> contents_;  // of every element
  std::vector<bool> dropped_;
  std::uint32_t letters_ = 0;  // of the article as it was found
};

}  // namespace

void clean_article_place(const PageTree& page, Cleaning cleaning, ArticlePlace& place) {
  Cleaner(page, cleaning, place).clean();
}

}  // namespace dateline::extract
