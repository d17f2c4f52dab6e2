// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/article_finder.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::uint32_t kShortestParagraph = 25;
constexpr std::size_t kLevels = 5;  // so far up a paragraph gives points
constexpr std::size_t kMostCandidates = 5;
constexpr double kAsGoodAs = 0.75;       // of the best score
constexpr std::size_t kFewestAlike = 3;  // candidates that have to share an ancestor
constexpr double kSiblingShare = 0.2;    // of the best score
constexpr double kLeastSiblingScore = 10;
constexpr std::uint32_t kLongSibling = 80;
constexpr double kLinkedSibling = 0.25;

/// Letters of the blocks before each one.
struct Prefix {
  std::vector<std::uint64_t> letters{0};
  std::vector<std::uint64_t> linked{0};
};

double initial_score(const PageElement& element, const Strictness& strictness) {
  const int names = strictness.weigh_names ? element.names.weight : 0;
  switch (element.tag) {
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
      return 5 + names;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_BLOCKQUOTE:
      return 3 + names;
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_FORM:
      return names - 3;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_TH:
      return names - 5;
    default:
      return names;
  }
}

bool is_list_part(HtmlTag tag) {
  return tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT ||
         tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_CAPTION;
}

bool is_paragraph(const PageElement& element) {
  return element.tag == GUMBO_TAG_P || element.tag == GUMBO_TAG_PRE ||
         element.tag == GUMBO_TAG_TD || is_heading(element.tag) ||
         (element.tag == GUMBO_TAG_DIV && !element.has_blocks_within);
}

class Finder {
 public:
  Finder(const PageTree& page, const Strictness& strictness)
      : page_(&page),
        strictness_(strictness),
        seen_(page.blocks.size(), true),
        scores_(page.elements.size(), 0),
        scored_(page.elements.size(), false) {}

  ArticlePlace find() {
    hide_unlikely();
    sum_up();
    give_points();
    scale();
    ArticlePlace place;
    place.candidates = best();
    place.element = place.candidates.empty() ? body() : settle(place.candidates);
    place.blocks.assign(page_->blocks.size(), false);
    take_with_siblings(place);
    return place;
  }

 private:
  [[nodiscard]] const PageElement& at(std::uint32_t element) const {
    return page_->elements[element];
  }

  [[nodiscard]] bool is_top(std::uint32_t element) const {
    return element == 0 || at(element).tag == GUMBO_TAG_BODY || at(element).tag == GUMBO_TAG_HTML;
  }

  [[nodiscard]] std::uint32_t body() const {
    const auto found = std::ranges::find(page_->elements, GUMBO_TAG_BODY, &PageElement::tag);
    return found == page_->elements.end()
               ? 0
               : static_cast<std::uint32_t>(found - page_->elements.begin());
  }

  [[nodiscard]] bool is_unlikely(const PageElement& element) const {
    return element.tag == GUMBO_TAG_NAV || element.tag == GUMBO_TAG_FOOTER ||
           element.tag == GUMBO_TAG_ASIDE || element.names.unlikely;
  }

  void hide_unlikely() {
    for (std::uint32_t i = 0; strictness_.drop_unlikely && i < page_->elements.size();) {
      if (i == 0 || !is_unlikely(at(i))) {
        ++i;
        continue;
      }
      std::fill(seen_.begin() + at(i).first_block, seen_.begin() + at(i).last_block, false);
      i = at(i).end;
    }
  }

  void sum_up() {
    for (std::size_t i = 0; i < page_->blocks.size(); ++i) {
      const PageBlock& block = page_->blocks[i];
      sums_.letters.push_back(sums_.letters.back() + (seen_[i] ? block.letters : 0));
      sums_.linked.push_back(sums_.linked.back() + (seen_[i] ? block.linked : 0));
    }
  }

  [[nodiscard]] std::uint64_t letters(const PageElement& element) const {
    return sums_.letters[element.last_block] - sums_.letters[element.first_block];
  }

  [[nodiscard]] double link_density(const PageElement& element) const {
    const std::uint64_t all = letters(element);
    const std::uint64_t linked =
        sums_.linked[element.last_block] - sums_.linked[element.first_block];
    return all == 0 ? 0 : static_cast<double>(linked) / static_cast<double>(all);
  }

  void give_points() {
    for (std::size_t i = 0; i < page_->blocks.size(); ++i) {
      const PageBlock& block = page_->blocks[i];
      if (seen_[i] && block.letters >= kShortestParagraph && !is_list_part(at(block.element).tag)) {
        give_points(block);
      }
    }
  }

  void give_points(const PageBlock& block) {
    const double points = 2 + block.commas + std::min(block.letters / 100, 3U);
    std::uint32_t element = block.element;
    element = is_paragraph(at(element)) ? at(element).parent : element;
    for (std::size_t level = 0; level < kLevels; ++level) {
      if (!scored_[element]) {
        scored_[element] = true;
        scores_[element] = initial_score(at(element), strictness_);
      }
      scores_[element] += level < 2 ? points / static_cast<double>(level + 1)
                                    : points / static_cast<double>(level * 3);
      if (is_top(element)) {
        break;
      }
      element = at(element).parent;
    }
  }

  void scale() {
    for (std::uint32_t i = 0; i < scores_.size(); ++i) {
      scores_[i] *= 1 - link_density(at(i));
    }
  }

  [[nodiscard]] std::vector<ArticleCandidate> best() const {
    std::vector<ArticleCandidate> best;
    for (std::uint32_t i = 0; i < scores_.size(); ++i) {
      if (scored_[i]) {
        best.push_back({.element = i, .score = scores_[i]});
      }
    }
    const auto count = static_cast<std::ptrdiff_t>(std::min(kMostCandidates, best.size()));
    std::ranges::partial_sort(best, best.begin() + count, [](const auto& a, const auto& b) {
      return a.score != b.score ? a.score > b.score : a.element < b.element;
    });
    best.resize(static_cast<std::size_t>(count));
    return best;
  }

  [[nodiscard]] bool is_within(std::uint32_t element, std::uint32_t around) const {
    return element > around && element < at(around).end;
  }

  /// From the best candidate up to the element that holds all that is about as good.
  [[nodiscard]] std::uint32_t settle(const std::vector<ArticleCandidate>& best) const {
    std::uint32_t place = shared_ancestor(best);
    double last = scores_[place];
    const double least = last / 3;
    for (std::uint32_t up = at(place).parent; !is_top(place) && !is_top(up); up = at(up).parent) {
      if (!scored_[up]) {
        continue;
      }
      if (scores_[up] < least) {
        break;
      }
      if (scores_[up] > last) {
        place = up;
        break;
      }
      last = scores_[up];
    }
    while (!is_top(place) && !is_top(at(place).parent) && is_only_child(place)) {
      place = at(place).parent;
    }
    return place;
  }

  [[nodiscard]] std::uint32_t shared_ancestor(const std::vector<ArticleCandidate>& best) const {
    const std::uint32_t first = best.front().element;
    const auto alike = [&](std::uint32_t around) {
      return static_cast<std::size_t>(std::ranges::count_if(best, [&](const auto& candidate) {
        return candidate.element != first && candidate.score >= kAsGoodAs * best.front().score &&
               is_within(candidate.element, around);
      }));
    };
    for (std::uint32_t up = at(first).parent; !is_top(first) && !is_top(up); up = at(up).parent) {
      if (alike(up) >= kFewestAlike) {
        return up;
      }
    }
    return first;
  }

  [[nodiscard]] bool is_only_child(std::uint32_t element) const {
    const PageElement& parent = at(at(element).parent);
    return element == at(element).parent + 1 && at(element).end == parent.end &&
           at(element).first_block == parent.first_block &&
           at(element).last_block == parent.last_block;
  }

  [[nodiscard]] bool reads_as_paragraph(std::uint64_t letters, double density,
                                        std::string_view text) const {
    return letters > kLongSibling ? density < kLinkedSibling
                                  : letters > 0 && density == 0 && ends_sentence(text);
  }

  [[nodiscard]] bool belongs(std::uint32_t sibling, std::uint32_t place) const {
    const PageElement& element = at(sibling);
    if (element.names.furniture || element.names.related || element.names.comments) {
      return false;
    }
    const std::string_view name = attribute(*at(place).node, "class");
    const double bonus = !name.empty() && attribute(*at(sibling).node, "class") == name
                             ? scores_[place] * kSiblingShare
                             : 0;
    const double threshold = std::max(kLeastSiblingScore, scores_[place] * kSiblingShare);
    if (scored_[sibling] && scores_[sibling] + bonus >= threshold) {
      return true;
    }
    return (element.tag == GUMBO_TAG_P ||
            (element.tag == GUMBO_TAG_DIV && !element.has_blocks_within)) &&
           element.last_block > element.first_block &&
           reads_as_paragraph(letters(element), link_density(element),
                              page_->blocks[element.last_block - 1].text);
  }

  void take(const PageElement& element, ArticlePlace& place) const {
    for (std::uint32_t i = element.first_block; i < element.last_block; ++i) {
      place.blocks[i] = seen_[i];
    }
  }

  void take_with_siblings(ArticlePlace& place) const {
    if (is_top(place.element)) {
      place.roots.push_back(place.element);
      take(at(place.element), place);
      return;
    }
    const std::uint32_t parent = at(place.element).parent;
    for (std::uint32_t child = parent + 1; child < at(parent).end; child = at(child).end) {
      if (child == place.element || belongs(child, place.element)) {
        place.roots.push_back(child);
        take(at(child), place);
      }
    }
    take_loose(parent, place);
  }

  /// Paragraphs that stand in the parent itself, beside the article.
  void take_loose(std::uint32_t parent, ArticlePlace& place) const {
    for (std::uint32_t i = at(parent).first_block; i < at(parent).last_block; ++i) {
      const PageBlock& block = page_->blocks[i];
      const double density = static_cast<double>(block.linked) / block.letters;
      if (block.element == parent && seen_[i] &&
          reads_as_paragraph(block.letters, density, block.text)) {
        place.blocks[i] = true;
      }
    }
  }

  const PageTree* page_;
  Strictness strictness_;
  std::vector<bool> seen_;  // of every block
  Prefix sums_;             // of the blocks seen
  std::vector<double> scores_;
  std::vector<bool> scored_;
};

}  // namespace

ArticlePlace find_article(const PageTree& page, const Strictness& strictness) {
  return page.elements.empty() ? ArticlePlace{} : Finder(page, strictness).find();
}

}  // namespace dateline::extract
