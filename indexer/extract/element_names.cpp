// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/element_names.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

using Names = std::string_view;

constexpr std::size_t kLongestName = 500;  // of class or id; the rest says nothing new
constexpr int kWeight = 25;

// Found anywhere in class and id.
constexpr auto kUnlikely = std::to_array<Names>(
    {"-ad-",       "ai2html", "banner",     "breadcrumb",   "combx",    "comment",  "community",
     "cover-wrap", "disqus",  "extra",      "footer",       "gdpr",     "header",   "legends",
     "menu",       "related", "remark",     "replies",      "rss",      "shoutbox", "sidebar",
     "skyscraper", "social",  "sponsor",    "supplemental", "ad-break", "agegate",  "pagination",
     "pager",      "popup",   "yom-remote", "newsletter",   "cookie",   "paywall",  "consent",
     "recommend",  "taboola", "outbrain",   "promo",        "subscri"});
constexpr auto kMaybe = std::to_array<Names>(
    {"and", "article", "body", "column", "content", "main", "mathjax", "shadow"});
constexpr auto kPositive = std::to_array<Names>(
    {"article", "body", "content", "entry", "main", "page", "post", "text", "blog", "story"});
constexpr auto kNegative = std::to_array<Names>(
    {"-ad-",     "hidden", "banner",   "combx",      "comment", "com-",       "contact",
     "footer",   "gdpr",   "masthead", "media",      "meta",    "outbrain",   "promo",
     "related",  "scroll", "share",    "shoutbox",   "sidebar", "skyscraper", "sponsor",
     "shopping", "tags",   "widget",   "newsletter", "cookie",  "subscri",    "recommend"});

// Whole words of class and id.
constexpr auto kFurnitureWords =
    std::to_array<Names>({"ad",         "ads",         "advert",     "advertisement", "advertising",
                          "breadcrumb", "breadcrumbs", "crumbs",     "path",          "cookie",
                          "cookies",    "consent",     "gdpr",       "newsletter",    "newsletters",
                          "nav",        "navbar",      "navigation", "leftnav",       "topbar",
                          "masthead",   "foot",        "outbrain",   "taboola",       "pagination",
                          "pager",      "paywall",     "promo",      "modal",         "popup",
                          "signup",     "login",       "subscribe",  "subscription",  "sponsored",
                          "toolbar",    "tools",       "trending",   "popular",       "teaser",
                          "teasers",    "sidebar",     "rail",       "rightcol",      "leftcol",
                          "poll",       "endmark",     "endnote",    "tagline",       "printonly",
                          "noprint",    "sr"});
constexpr auto kCommentWords = std::to_array<Names>(
    {"comments", "comment", "commentlist", "respond", "replies", "disqus", "discuss", "talk"});
constexpr auto kRelatedWords =
    std::to_array<Names>({"related", "recommended", "recommendations", "recommendation", "readnext",
                          "readmore", "morestories"});
constexpr auto kShareWords = std::to_array<Names>(
    {"share", "sharing", "sharedaddy", "sharebar", "social", "socials", "sharetools"});
constexpr auto kBylineWords =
    std::to_array<Names>({"byline", "author", "dateline", "writtenby", "authors", "credits", "info",
                          "meta", "postmeta"});
constexpr auto kCaptionWords =
    std::to_array<Names>({"caption", "figcaption", "imgcaption", "credit", "wp-caption-text"});
constexpr auto kRoles = std::to_array<Names>(
    {"menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"});

template <std::size_t Size>
bool holds_any(std::string_view text, const std::array<Names, Size>& parts) {
  return std::ranges::any_of(parts, [text](Names part) { return text.find(part) != text.npos; });
}

template <std::size_t Size>
bool has_word(const std::vector<std::string>& words, const std::array<Names, Size>& list) {
  return std::ranges::any_of(words, [&list](const std::string& word) {
    return std::ranges::find(list, Names(word)) != list.end();
  });
}

int weight_of(std::string_view name) {
  if (name.empty()) {
    return 0;
  }
  return (holds_any(name, kPositive) ? kWeight : 0) - (holds_any(name, kNegative) ? kWeight : 0);
}

/// "display: none" and the like, or the attribute "hidden". A page whose text is hidden until a
/// script has run says aria-hidden too: only menus and copies for the eye are meant by it.
bool is_hidden(const GumboNode& element) {
  if (!is_element(element)) {
    return false;
  }
  std::string style = to_lower(attribute(element, "style"));
  std::erase_if(style, is_blank);
  const GumboVector& attributes = element.v.element.attributes;
  return style.find("display:none") != style.npos ||
         style.find("visibility:hidden") != style.npos ||
         gumbo_get_attribute(&attributes, "hidden") != nullptr ||
         attribute(element, "aria-hidden") == "true";
}

}  // namespace

std::vector<std::string> words_of_name(std::string_view name) {
  std::string text;
  char before = ' ';
  for (const char letter : name) {
    text += is_upper(letter) && is_lower(before) ? " " : "";
    text += letter;
    before = letter;
  }
  std::vector<std::string> words;
  const std::string lower = to_lower(text);
  for (const std::string_view word : split(lower, " -_:.\t\r\n")) {
    words.emplace_back(word);
  }
  return words;
}

ElementNames read_names(const GumboNode& element) {
  ElementNames names;
  names.hidden = is_hidden(element);
  const std::string_view css = attribute(element, "class").substr(0, kLongestName);
  const std::string_view id = attribute(element, "id").substr(0, kLongestName);
  const std::string lower_css = to_lower(css);
  const std::string lower_id = to_lower(id);
  names.weight = weight_of(lower_css) + weight_of(lower_id);
  if (is_whole_page(tag_of(element))) {
    return names;
  }
  const std::string both = lower_css + ' ' + lower_id;
  const bool role = std::ranges::find(kRoles, attribute(element, "role")) != kRoles.end();
  names.unlikely = role || (holds_any(both, kUnlikely) && !holds_any(both, kMaybe));
  std::vector<std::string> words = words_of_name(css);
  std::ranges::move(words_of_name(id), std::back_inserter(words));
  names.furniture = has_word(words, kFurnitureWords);
  names.comments = has_word(words, kCommentWords);
  names.related = has_word(words, kRelatedWords);
  names.share = has_word(words, kShareWords);
  names.byline = has_word(words, kBylineWords) || attribute(element, "rel") == "author" ||
                 attribute(element, "itemprop").find("author") != std::string_view::npos;
  names.caption = has_word(words, kCaptionWords);
  return names;
}

}  // namespace dateline::extract
