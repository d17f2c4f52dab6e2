// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_blocks.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/extract/words.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kShortest = 40;       // of a paragraph
constexpr std::size_t kShortestLoose = 80;  // of text that stands in no paragraph element

template <typename Value, std::size_t Size>
bool contains(const std::array<Value, Size>& list, Value value) {
  return std::ranges::find(list, value) != list.end();
}

bool is_inline(HtmlTag tag) {
  constexpr auto kTags = std::to_array<HtmlTag>(
      {GUMBO_TAG_A,      GUMBO_TAG_ABBR,   GUMBO_TAG_ACRONYM, GUMBO_TAG_B,     GUMBO_TAG_BDI,
       GUMBO_TAG_BDO,    GUMBO_TAG_BIG,    GUMBO_TAG_BR,      GUMBO_TAG_CITE,  GUMBO_TAG_CODE,
       GUMBO_TAG_DATA,   GUMBO_TAG_DFN,    GUMBO_TAG_EM,      GUMBO_TAG_FONT,  GUMBO_TAG_I,
       GUMBO_TAG_IMG,    GUMBO_TAG_INS,    GUMBO_TAG_KBD,     GUMBO_TAG_MARK,  GUMBO_TAG_NOBR,
       GUMBO_TAG_Q,      GUMBO_TAG_S,      GUMBO_TAG_SAMP,    GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
       GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,     GUMBO_TAG_SUP,   GUMBO_TAG_TIME,
       GUMBO_TAG_TT,     GUMBO_TAG_U,      GUMBO_TAG_VAR,     GUMBO_TAG_WBR,   GUMBO_TAG_UNKNOWN});
  return contains(kTags, tag);
}

bool is_whole_page(HtmlTag tag) {
  return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_ARTICLE ||
         tag == GUMBO_TAG_MAIN;
}

/// The words of class and id, in small letters; "relatedBox" and "related-box" are two words each.
std::vector<std::string> name_words(const GumboNode& element) {
  std::string text;
  for (const char* attribute_name : {"class", "id"}) {
    char before = ' ';
    for (const char letter : attribute(element, attribute_name)) {
      text += is_upper(letter) && is_lower(before) ? " " : "";
      text += letter;
      before = letter;
    }
    text += ' ';
  }
  std::vector<std::string> words;
  const std::string lower = to_lower(text);
  for (const std::string_view word : split(lower, " -_:")) {
    words.emplace_back(word);
  }
  return words;
}

/// Collects blocks while the walk goes on.
class BlockWriter {
 public:
  explicit BlockWriter(HtmlBlocks& out) : out_(&out) {}

  void add_text(std::string_view text) {
    pending_.append(text);
    link_bytes_ += links_ > 0 ? text.size() : 0;
    breaks_ = io::collapse_blanks(text).empty() ? breaks_ : 0;
  }

  void add_break(HtmlTag tag) {
    pending_ += ' ';
    if (++breaks_ >= 2) {
      flush(tag);
    }
  }

  void enter_link() { ++links_; }
  void leave_link() { --links_; }

  void flush(HtmlTag tag) {
    breaks_ = 0;
    std::string text = io::collapse_blanks(io::clean_text(std::exchange(pending_, {})));
    const std::size_t links = std::exchange(link_bytes_, 0);
    if (!text.empty()) {
      out_->blocks.push_back({.text = std::move(text), .link_bytes = links, .tag = tag});
    }
  }

 private:
  HtmlBlocks* out_;
  std::string pending_;
  std::size_t link_bytes_ = 0;
  int links_ = 0;
  int breaks_ = 0;
};

}  // namespace

std::size_t HtmlBlock::weight() const {
  const bool paragraph = tag == GUMBO_TAG_P || tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_PRE;
  const bool linked = link_bytes * 2 > text.size();
  return text.size() < (paragraph ? kShortest : kShortestLoose) || linked ? 0 : text.size();
}

bool is_furniture_tag(HtmlTag tag) {
  constexpr auto kTags = std::to_array<HtmlTag>(
      {GUMBO_TAG_NAV,      GUMBO_TAG_ASIDE,  GUMBO_TAG_FOOTER,     GUMBO_TAG_HEADER,
       GUMBO_TAG_FORM,     GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,      GUMBO_TAG_NOSCRIPT,
       GUMBO_TAG_TEMPLATE, GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_BUTTON,
       GUMBO_TAG_IFRAME,   GUMBO_TAG_SVG,    GUMBO_TAG_SELECT,     GUMBO_TAG_TEXTAREA,
       GUMBO_TAG_HEAD,     GUMBO_TAG_VIDEO,  GUMBO_TAG_AUDIO,      GUMBO_TAG_OBJECT});
  return contains(kTags, tag);
}

bool is_related_name(const GumboNode& element) {
  if (is_whole_page(tag_of(element))) {
    return false;
  }
  const std::vector<std::string> words = name_words(element);
  return std::ranges::any_of(words, [](const std::string& word) {
    return word.starts_with("related") || word.starts_with("recommend") || word == "readnext";
  });
}

bool is_furniture_name(const GumboNode& element, Suspicion suspicion) {
  constexpr auto kWhole = std::to_array<std::string_view>(
      {"share",    "sharing",  "nav",        "navigation", "menu",   "ad",      "ads",
       "foot",     "tools",    "toolbar",    "talk",       "crumbs", "path",    "signup",
       "consent",  "popup",    "modal",      "masthead",   "rail",   "byline",  "caption",
       "credit",   "dialog",   "topbar",     "widget",     "tags",   "login",   "gdpr",
       "paywall",  "discuss",  "trending",   "popular",    "sr",     "hidden",  "info",
       "meta",     "outbrain", "taboola",    "disqus",     "more",   "endmark", "endnote",
       "tagline",  "pager",    "pagination", "poll",       "search", "banner",  "leftnav",
       "rightcol", "leftcol"});
  constexpr auto kOpenings = std::to_array<std::string_view>(
      {"comment", "newsletter", "cookie", "promo", "sponsor", "breadcrumb", "subscri", "sidebar",
       "social", "footer", "advert", "teaser"});
  if (is_whole_page(tag_of(element))) {
    return false;
  }
  const std::vector<std::string> words = name_words(element);
  return std::ranges::any_of(words, [&](const std::string& word) {
    return (suspicion == Suspicion::General && contains(kWhole, std::string_view(word))) ||
           std::ranges::any_of(kOpenings,
                               [&](std::string_view opening) { return word.starts_with(opening); });
  });
}

HtmlBlocks read_blocks(const GumboNode& root, Suspicion suspicion) {
  HtmlBlocks out;
  BlockWriter writer(out);
  std::vector<HtmlTag> open;  // block elements around the current node
  const auto tag_around = [&open] { return open.empty() ? GUMBO_TAG_BODY : open.back(); };
  const auto enter = [&](const GumboNode& node) {
    if (is_text(node)) {
      writer.add_text(node.v.text.text);
      return false;
    }
    const HtmlTag tag = tag_of(node);
    const bool furniture =
        is_element(node) &&
        (is_furniture_tag(tag) || is_furniture_name(node, suspicion) || is_related_name(node));
    if (!is_inline(tag) || furniture) {
      writer.flush(tag_around());
    }
    if (furniture) {
      out.left_out.push_back(&node);
      return false;
    }
    if (tag == GUMBO_TAG_BR) {
      writer.add_break(tag_around());
    } else if (tag == GUMBO_TAG_A) {
      writer.enter_link();
    } else if (!is_inline(tag)) {
      open.push_back(tag);
    }
    out.ranges[&node] = {.first = out.blocks.size()};
    return true;
  };
  const auto leave = [&](const GumboNode& node) {
    const HtmlTag tag = tag_of(node);
    if (tag == GUMBO_TAG_A) {
      writer.leave_link();
    } else if (!is_inline(tag)) {
      writer.flush(tag_around());
      open.pop_back();
    }
    out.ranges[&node].last = out.blocks.size();
  };
  walk(root, enter, leave);
  std::vector<std::size_t> sums(1, 0);  // weight of the blocks before each
  for (const HtmlBlock& block : out.blocks) {
    sums.push_back(sums.back() + block.weight());
  }
  for (auto& [node, range] : out.ranges) {
    range.weight = sums[std::max(range.first, range.last)] - sums[range.first];
  }
  return out;
}

}  // namespace dateline::extract
