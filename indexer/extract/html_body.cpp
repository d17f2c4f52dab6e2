// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_body.h"

#include <gumbo.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/extract/furniture.h"
#include "indexer/extract/html_blocks.h"
#include "indexer/extract/info_line.h"
#include "indexer/extract/related_box.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kShortBlock = 200;
constexpr std::size_t kShortestTitle = 15;

/// The element that holds the article: the one marked as such, else the last one on the way down
/// whose single child holds less than three quarters of the running text.
const GumboNode* find_article(const HtmlBlocks& text, const GumboNode& root) {
  const std::size_t all = text.ranges.at(&root).weight;
  const GumboNode* article = &root;
  const GumboNode* marked = nullptr;
  walk(root, [&](const GumboNode& node) {
    const auto range = text.ranges.find(&node);
    // A paragraph is no container: an article of one paragraph is what stands around it.
    if (range == text.ranges.end() || range->second.weight * 4 < all ||
        tag_of(node) == GUMBO_TAG_P) {
      return false;
    }
    const bool named =
        attribute(node, "itemprop") == "articleBody" || tag_of(node) == GUMBO_TAG_ARTICLE;
    if (named && range->second.weight > 0 && range->second.weight * 5 >= all * 2) {
      marked = &node;
    }
    if (range->second.weight * 4 >= text.ranges.at(article).weight * 3) {
      article = &node;
    }
    return true;
  });
  return marked == nullptr ? article : marked;
}

bool is_furniture_block(const HtmlBlock& block, const DateRules& dates) {
  if (is_interruption(block.text) || is_copyright(block.text)) {
    return true;
  }
  if (block.text.size() > kShortBlock) {
    return false;
  }
  const bool linked = block.link_bytes * 5 > block.text.size() * 4;
  return linked || ends_body(block.text) || read_info_line(block.text, dates).has_value();
}

bool is_heading(HtmlTag tag) {
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4 ||
         tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
}

std::vector<std::string> body_of(const HtmlBlocks& text, const BlockRange& range,
                                 const DateRules& dates) {
  std::vector<std::string> body;
  bool started = false;  // headline, date and breadcrumb stand above the first running text
  for (std::size_t i = range.first; i < range.last; ++i) {
    const HtmlBlock& block = text.blocks[i];
    started = started || block.weight() > 0;
    if (started && block.tag != GUMBO_TAG_H1 && !is_furniture_block(block, dates)) {
      body.push_back(block.text);
    }
    if (started && is_heading(block.tag) && is_related_header(block.text)) {
      break;
    }
  }
  return body;
}

/// Follows one box of related articles: each link with a longer text starts an entry.
class BoxReader {
 public:
  explicit BoxReader(const DateRules& dates) : dates_(&dates) {}

  std::vector<RelatedItem> read(const GumboNode& box) {
    walk(box, [this](const GumboNode& node) { return see(node); });
    return std::move(items_);
  }

 private:
  bool see(const GumboNode& node) {
    const HtmlTag tag = tag_of(node);
    if (tag == GUMBO_TAG_A) {
      if (std::string title = text_of(node); title.size() >= kShortestTitle) {
        items_.push_back({.title = std::move(title), .published = {}, .text = {}, .tickers = {}});
      }
      return false;
    }
    if (items_.empty()) {
      return tag != GUMBO_TAG_SCRIPT && tag != GUMBO_TAG_STYLE;
    }
    if (tag == GUMBO_TAG_TIME) {
      const std::string_view machine = attribute(node, "datetime");
      take_date(machine.empty() ? text_of(node) : std::string(machine));
      return false;
    }
    if (is_text(node)) {
      take_text(node.v.text.text);
    }
    return tag != GUMBO_TAG_SCRIPT && tag != GUMBO_TAG_STYLE;
  }

  bool take_date(std::string_view text) {
    const std::optional<FoundTime> found = dates_->read(text);
    if (!found || found->printed.time.precision < Precision::Day ||
        dates_->is_future(found->printed.time)) {
      return false;
    }
    items_.back().published = found->printed;
    return true;
  }

  void take_text(std::string_view text) {
    text = trim(text);
    if (!text.empty() && !take_date(text)) {
      std::string& sum = items_.back().text;
      sum.append(sum.empty() ? "" : " ").append(text);
    }
  }

  const DateRules* dates_;
  std::vector<RelatedItem> items_;
};

/// Pages link some articles twice: within the text and below it. The fuller entry stays.
void add_entry(std::vector<RelatedItem>& items, RelatedItem item) {
  const auto known = std::ranges::find(items, item.title, &RelatedItem::title);
  if (known == items.end()) {
    items.push_back(std::move(item));
  } else if (known->text.empty()) {
    *known = std::move(item);
  }
}

bool is_related_box(const GumboNode& node) {
  if (tag_of(node) == GUMBO_TAG_SCRIPT || tag_of(node) == GUMBO_TAG_STYLE ||
      tag_of(node) == GUMBO_TAG_HEAD) {
    return false;
  }
  if (is_related_name(node)) {
    return true;
  }
  bool related = false;
  walk(node, [&](const GumboNode& part) {
    related = related || (is_heading(tag_of(part)) && is_related_header(text_of(part)));
    return !related;
  });
  return related;
}

/// The blocks without all furniture, unless that takes most of the page away.
HtmlBlocks blocks_of(const GumboNode& root) {
  HtmlBlocks general = read_blocks(root, Suspicion::General);
  HtmlBlocks strict = read_blocks(root, Suspicion::Strict);
  const std::size_t kept = general.ranges.at(&root).weight;
  return kept * 2 < strict.ranges.at(&root).weight ? std::move(strict) : std::move(general);
}

}  // namespace

HtmlText read_html_text(const HtmlDocument& page, const DateRules& dates) {
  const HtmlBlocks text = blocks_of(page.root());
  const BlockRange& range = text.ranges.at(find_article(text, page.root()));
  HtmlText out{.body = body_of(text, range, dates), .head = {}, .related = {}};
  for (const HtmlBlock& block : text.blocks) {
    if (block.text.size() <= kShortBlock) {
      out.head.push_back(block.text);
    }
  }
  for (const GumboNode* box : text.left_out) {
    if (is_related_box(*box)) {
      for (RelatedItem& item : BoxReader(dates).read(*box)) {
        add_entry(out.related, std::move(item));
      }
    } else if (std::string line = text_of(*box); line.size() <= kShortBlock) {
      out.head.push_back(std::move(line));
    }
  }
  return out;
}

}  // namespace dateline::extract
