// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_body.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "indexer/extract/article_cleaner.h"
#include "indexer/extract/article_finder.h"
#include "indexer/extract/claimed_body.h"
#include "indexer/extract/furniture.h"
#include "indexer/extract/html_title.h"
#include "indexer/extract/info_line.h"
#include "indexer/extract/page_tree.h"
#include "indexer/extract/related_box.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kShortBlock = 200;
constexpr std::size_t kMostRelated = 200;  // more are a list of everything
constexpr std::size_t kShortestTitle = 15;
constexpr std::uint64_t kEnoughLetters = 500;
constexpr std::uint32_t kShortestParagraph = 80;

std::uint64_t letters_of(const PageTree& page, const ArticlePlace& place) {
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    letters += place.blocks[i] ? page.blocks[i].letters : 0;
  }
  return letters;
}

/// Looks ever less strictly until enough text is found; where there is not, the most counts.
ArticlePlace find_enough(const PageTree& page) {
  struct Pass {
    Strictness strictness;
    Cleaning cleaning;
  };
  constexpr auto kPasses = std::to_array<Pass>({
      {{.drop_unlikely = true, .weigh_names = true}, Cleaning::Thorough},
      {{.drop_unlikely = false, .weigh_names = true}, Cleaning::Thorough},
      {{.drop_unlikely = false, .weigh_names = false}, Cleaning::Thorough},
      {{.drop_unlikely = false, .weigh_names = false}, Cleaning::Named},
  });
  ArticlePlace best;
  std::uint64_t most = 0;
  for (const Pass& pass : kPasses) {
    ArticlePlace place = find_article(page, pass.strictness);
    clean_article_place(page, pass.cleaning, place);
    const std::uint64_t letters = letters_of(page, place);
    if (letters > most || best.blocks.empty()) {
      most = letters;
      best = std::move(place);
    }
    if (most >= kEnoughLetters) {
      break;
    }
  }
  return best;
}

bool is_furniture_block(const PageBlock& block, const DateRules& dates) {
  if (is_interruption(block.text) || is_copyright(block.text)) {
    return true;
  }
  if (block.text.size() > kShortBlock) {
    return false;
  }
  return ends_body(block.text) || read_info_line(block.text, dates).has_value();
}

/// True for the headline where it stands above the text.
bool is_headline(const PageBlock& block, HtmlTag tag, std::string_view title) {
  return block.text == title ||
         (is_heading(tag) && repeats_title(block.text, title) && repeats_title(title, block.text));
}

/// Skips sections within a body that lead elsewhere: from a heading such as "Related articles" to
/// the next heading of its rank.
class SectionFilter {
 public:
  /// Sees the blocks of the body in order; answers whether one is skipped.
  bool skips(const PageBlock& block, HtmlTag tag) {
    if (is_heading(tag) && is_related_header(block.text)) {
      skipped_from_ = tag;
    } else if (is_heading(tag) && tag <= skipped_from_) {
      skipped_from_ = kNone;
    }
    return skipped_from_ != kNone;
  }

 private:
  static constexpr HtmlTag kNone = -1;
  HtmlTag skipped_from_ = kNone;  // h1 comes before h2
};

bool is_paragraph(const PageTree& page, const PageBlock& block) {
  return block.letters >= kShortestParagraph && !is_heading(page.elements[block.element].tag);
}

/// The number of the first paragraph of the article; of all blocks when it has none.
std::size_t first_paragraph(const PageTree& page, const ArticlePlace& place) {
  std::size_t i = 0;
  while (i < page.blocks.size() && !(place.blocks[i] && is_paragraph(page, page.blocks[i]))) {
    ++i;
  }
  return i;
}

std::vector<std::string> body_of(const PageTree& page, const ArticlePlace& place,
                                 std::string_view title, const DateRules& dates) {
  std::vector<std::string> body;
  SectionFilter filter;
  const std::size_t start = first_paragraph(page, place);
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const PageBlock& block = page.blocks[i];
    const HtmlTag tag = page.elements[block.element].tag;
    if (!place.blocks[i] || filter.skips(block, tag)) {
      continue;
    }
    // Breadcrumbs, tools, dates; a sentence may be the summary.
    const bool remark =
        start < page.blocks.size() && i < start && !is_heading(tag) && !ends_sentence(block.text);
    const bool headline = (i < start || tag == GUMBO_TAG_H1) && is_headline(block, tag, title);
    if (!headline && !remark && !is_furniture_block(block, dates)) {
      body.push_back(block.text);
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
  if (known == items.end() && items.size() < kMostRelated) {
    items.push_back(std::move(item));
  } else if (known != items.end() && known->text.empty()) {
    *known = std::move(item);
  }
}

/// Elements that hold what is beside an article.
bool is_beside(const PageElement& element) {
  const ElementNames& names = element.names;
  return element.tag == GUMBO_TAG_NAV || element.tag == GUMBO_TAG_ASIDE ||
         element.tag == GUMBO_TAG_FOOTER || names.related || names.comments || names.furniture ||
         names.unlikely;
}

bool is_related_box(const PageTree& page, const PageElement& element) {
  if (element.names.related) {
    return true;
  }
  const auto blocks =
      std::span(page.blocks).subspan(element.first_block, element.last_block - element.first_block);
  return std::ranges::any_of(blocks, [&page](const PageBlock& block) {
    return is_heading(page.elements[block.element].tag) && is_related_header(block.text);
  });
}

/// Reads what stands beside the article: boxes of related articles, and short lines.
class Surroundings {
 public:
  Surroundings(const PageTree& page, const DateRules& dates) : page_(&page), dates_(&dates) {}

  void read(HtmlText& out) const {
    const std::vector<bool> beside = read_boxes(out.related);
    for (const bool side : {false, true}) {
      for (std::size_t i = 0; i < page_->blocks.size(); ++i) {
        if (beside[i] == side && page_->blocks[i].text.size() <= kShortBlock) {
          out.head.push_back(page_->blocks[i].text);
        }
      }
    }
  }

 private:
  /// Reads the boxes; answers which blocks stand beside the article.
  [[nodiscard]] std::vector<bool> read_boxes(std::vector<RelatedItem>& related) const {
    std::vector<bool> beside(page_->blocks.size(), false);
    for (std::uint32_t i = 1; i < page_->elements.size();) {
      const PageElement& element = page_->elements[i];
      if (!is_beside(element)) {
        ++i;
        continue;
      }
      std::fill(beside.begin() + element.first_block, beside.begin() + element.last_block, true);
      if (is_related_box(*page_, element)) {
        for (RelatedItem& item : BoxReader(*dates_).read(*element.node)) {
          add_entry(related, std::move(item));
        }
      }
      i = element.end;
    }
    return beside;
  }

  const PageTree* page_;
  const DateRules* dates_;
};

/// "div#main.story" of an element.
std::string name_of(const GumboNode& element) {
  std::string name = gumbo_normalized_tagname(static_cast<GumboTag>(tag_of(element)));
  if (const std::string_view id = attribute(element, "id"); !id.empty()) {
    name.append("#").append(id);
  }
  for (const std::string_view word : words_of(attribute(element, "class"))) {
    name.append(".").append(word);
  }
  return name;
}

void explain_places(const PageTree& page, const ArticlePlace& place, const std::string& rule,
                    Explanation* explanation) {
  if (explanation == nullptr || page.elements.empty()) {
    return;
  }
  const auto add = [&](std::uint32_t element, double score, std::string reason) {
    const PageElement& at = page.elements[element];
    const std::size_t blocks = at.last_block - at.first_block;
    explanation->add({.field = "body",
                      .rule = rule,
                      .text = name_of(*at.node),
                      .value = std::to_string(blocks) + " paragraphs",
                      .score = score,
                      .chosen = element == place.element,
                      .reason = std::move(reason)});
  };
  bool told = false;
  for (const ArticleCandidate& candidate : place.candidates) {
    told = told || candidate.element == place.element;
    add(candidate.element, candidate.score,
        candidate.element == place.element ? "most points of the paragraphs within"
                                           : "fewer points, or part of what was chosen");
  }
  if (!told) {
    const double best = place.candidates.empty() ? 0 : place.candidates.front().score;
    add(place.element, best, "holds the candidates that are about as good");
  }
}

}  // namespace

HtmlText read_html_text(const HtmlDocument& page, const Claims& claims, std::string_view title,
                        const PageContext& context) {
  const PageTree tree = read_tree(page.root());
  ArticlePlace place = find_enough(tree);
  HtmlText out;
  out.rule = "text-density";
  for (const Claim& claim : claims.about(ClaimField::Body)) {
    if (align_with_claim(tree, claim.value, place)) {
      out.rule = claim.rule;
      break;
    }
  }
  explain_places(tree, place, out.rule, context.explanation);
  out.body = body_of(tree, place, title, context.dates);
  Surroundings(tree, context.dates).read(out);
  return out;
}

}  // namespace dateline::extract
