// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/furniture.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLongestHeader = 90;
constexpr std::size_t kLongestPointer = 200;

constexpr auto kRelatedHeaders = std::to_array<std::string_view>({"related",
                                                                  "related articles",
                                                                  "related stories",
                                                                  "related news",
                                                                  "related topics",
                                                                  "related content",
                                                                  "related coverage",
                                                                  "related links",
                                                                  "read next",
                                                                  "read also",
                                                                  "read more",
                                                                  "more on this",
                                                                  "more on this story",
                                                                  "more on this topic",
                                                                  "more stories",
                                                                  "more news",
                                                                  "you may also like",
                                                                  "you might also like",
                                                                  "you may also be interested in",
                                                                  "recommended",
                                                                  "recommended for you",
                                                                  "recommended stories",
                                                                  "most read",
                                                                  "most popular",
                                                                  "trending",
                                                                  "trending now",
                                                                  "latest news",
                                                                  "latest stories",
                                                                  "see also",
                                                                  "up next",
                                                                  "what to read next",
                                                                  "editor's picks",
                                                                  "editors' picks",
                                                                  "around the web",
                                                                  "from the web",
                                                                  "also of interest",
                                                                  "lesen sie auch",
                                                                  "mehr zum thema",
                                                                  "\xC3\xA0 lire aussi",
                                                                  "sur le m\xC3\xAAme sujet"});

constexpr auto kCommentHeaders = std::to_array<std::string_view>({"comments",
                                                                  "comment",
                                                                  "leave a comment",
                                                                  "leave a reply",
                                                                  "post a comment",
                                                                  "add a comment",
                                                                  "join the conversation",
                                                                  "join the discussion",
                                                                  "have your say",
                                                                  "reader comments",
                                                                  "your comments",
                                                                  "view comments",
                                                                  "show comments",
                                                                  "show more comments",
                                                                  "load more comments",
                                                                  "see all comments",
                                                                  "sort by",
                                                                  "sign up to post",
                                                                  "sign in to post",
                                                                  "log in to comment",
                                                                  "log in to post",
                                                                  "register to reply",
                                                                  "sign in to comment",
                                                                  "kommentare",
                                                                  "commentaires",
                                                                  "what do you think"});

constexpr auto kEndingOpenings = std::to_array<std::string_view>(
    {"copyright ", "\xC2\xA9", "(c) ", "more from ", "more in ", "also in the ", "sign up to ",
     "sign up for ", "log in to ", "register to ", "subscribe to ", "all rights reserved",
     "get our ", "follow us on ", "join our newsletter", "click here to "});

constexpr auto kInterruptions =
    std::to_array<std::string_view>({"share",
                                     "share this",
                                     "share this article",
                                     "share this story",
                                     "share article",
                                     "print",
                                     "print this",
                                     "e-mail",
                                     "email",
                                     "email this",
                                     "tweet",
                                     "facebook",
                                     "twitter",
                                     "linkedin",
                                     "whatsapp",
                                     "copy link",
                                     "save",
                                     "save article",
                                     "advertisement",
                                     "advertisements",
                                     "ad",
                                     "sponsored",
                                     "story continues below advertisement",
                                     "article continues below advertisement",
                                     "story continues",
                                     "listen",
                                     "listen to this article",
                                     "gift this article",
                                     "play",
                                     "read full story",
                                     "continue reading",
                                     "anzeige",
                                     "publicit\xC3\xA9",
                                     "skip to content",
                                     "skip to main content",
                                     "reuse this content",
                                     "text size"});

// Before a link to another article.
constexpr auto kLabels = std::to_array<std::string_view>(
    {"read more:", "read also:", "also read:", "read next:", "related:", "see also:", "watch:",
     "watch now:", "listen:", "don't miss:", "recommended:", "more on this:", "lesen sie auch:",
     "lire aussi :", "\xC3\xA0 lire aussi :", "lea tambi\xC3\xA9n:"});

/// Small letters, without "(58)", "58" and marks around.
std::string bare(std::string_view line) {
  std::string text = to_lower(trim(line));
  const auto is_edge = [](char c) {
    return is_blank(c) || is_digit(c) || c == '(' || c == ')' || c == '>' || c == ':' || c == '*' ||
           c == '-' || c == '?' || c == '|' || c == '#';
  };
  while (!text.empty() && is_edge(text.back())) {
    text.pop_back();
  }
  const auto* const first =
      std::find_if_not(text.data(), text.data() + text.size(), [&](char c) { return is_edge(c); });
  return {first, static_cast<std::size_t>(text.data() + text.size() - first)};
}

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& list, std::string_view text) {
  return std::ranges::find(list, text) != list.end();
}

/// "Related: Another headline".
bool is_pointer(std::string_view line) {
  if (line.size() > kLongestPointer) {
    return false;
  }
  const std::string text = to_lower(trim(line));
  return std::ranges::any_of(kLabels,
                             [&text](std::string_view label) { return text.starts_with(label); });
}

}  // namespace

bool is_copyright(std::string_view line) {
  const std::string text = to_lower(trim(line));
  return text.starts_with("copyright ") || text.starts_with("\xC2\xA9") ||
         text.starts_with("(c) ") ||
         (text.size() < 200 && text.find("all rights reserved") != std::string::npos);
}

bool is_related_header(std::string_view line) {
  return line.size() <= kLongestHeader && contains(kRelatedHeaders, bare(line));
}

bool ends_body(std::string_view line) {
  if (is_copyright(line)) {
    return true;
  }
  if (line.size() > kLongestHeader) {
    return false;
  }
  const std::string text = bare(line);
  const bool invites =
      !line.ends_with('.') && std::ranges::any_of(kEndingOpenings, [&](std::string_view opening) {
        return text.starts_with(opening);
      });
  return invites || contains(kRelatedHeaders, text) || contains(kCommentHeaders, text);
}

bool is_interruption(std::string_view line) {
  if (is_pointer(line)) {
    return true;
  }
  if (line.size() > kLongestHeader) {
    return false;
  }
  const std::string text = bare(line);
  return contains(kInterruptions, text) || text == "min read" || text == "minute read" ||
         text == "minutes read";
}

bool is_menu(std::string_view line) {
  const std::vector<std::string_view> words = words_of(line);
  const auto capitals =
      std::ranges::count_if(words, [](std::string_view word) { return !is_lower(word.front()); });
  const auto count = static_cast<std::ptrdiff_t>(words.size());
  return count >= 6 && capitals * 10 >= count * 9 && !ends_sentence(line) &&
         line.find(',') == std::string_view::npos;
}

}  // namespace dateline::extract
