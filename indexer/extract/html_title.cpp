// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_title.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/extract/evidence.h"
#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr auto kMarks = std::to_array<std::string_view>(
    {" | ", " - ", " \\ ", " / ", " > ", " \xC2\xBB ", " \xE2\x80\x93 ", " \xE2\x80\x94 "});
constexpr std::size_t kFewestWords = 3;
constexpr std::size_t kShortestTitle = 15;  // of one that needs no look at the headline

std::vector<std::string> bare_words(std::string_view text) {
  std::string bare = to_lower(text);
  std::ranges::replace_if(
      bare, [](char c) { return !is_letter(c) && !is_digit(c); }, ' ');
  std::vector<std::string> words;
  for (const std::string_view word : words_of(bare)) {
    words.emplace_back(word);
  }
  return words;
}

/// "Headline" of "Headline | Site" or "Site | Headline": what stands before the last mark, or after
/// the first one when that is too little; all of it when neither is a headline.
std::string without_site(const std::string& title) {
  std::size_t last = std::string::npos;
  std::size_t first = std::string::npos;
  std::size_t first_size = 0;
  for (const std::string_view mark : kMarks) {
    if (const std::size_t at = title.rfind(mark); at != std::string::npos) {
      last = last == std::string::npos ? at : std::max(last, at);
      const std::size_t opening = title.find(mark);
      first_size = opening < first ? mark.size() : first_size;
      first = std::min(first, opening);
    }
  }
  if (last == std::string::npos) {
    return title;
  }
  for (const std::string& part : {title.substr(0, last), title.substr(first + first_size)}) {
    if (words_of(part).size() >= kFewestWords) {
      return words_of(part).size() > kFewestWords + 1 ? std::string(trim(part)) : title;
    }
  }
  return title;
}

/// The headline that the title of the window holds, or the only one when that title says nothing.
const Claim* headline_for(const std::string& window, const std::vector<Claim>& titles) {
  const Claim* only = nullptr;
  std::size_t headlines = 0;
  for (const Claim& claim : titles) {
    if (claim.rank != ClaimRank::Element) {
      continue;
    }
    const bool whole = words_of(claim.value).size() >= kFewestWords;
    if (whole && window.find(claim.value) != std::string::npos) {
      return &claim;
    }
    ++headlines;
    only = headlines == 1 && whole ? &claim : nullptr;
  }
  return window.size() < kShortestTitle ? only : nullptr;
}

struct Choice {
  const Claim* claim = nullptr;
  std::string value;
  std::string reason;
};

const Claim* find_rule(const std::vector<Claim>& titles, std::string_view rule) {
  const auto found = std::ranges::find(titles, rule, &Claim::rule);
  return found == titles.end() ? nullptr : &*found;
}

bool holds(const Claim& window, const Claim& title) {
  return window.value.find(title.value) != std::string::npos;
}

Choice choose(const std::vector<Claim>& titles) {
  const Claim* window = find_rule(titles, "title-element");
  const Claim* first = &titles.front();
  if (first->rank == ClaimRank::JsonLd) {
    const Claim* name = find_rule(titles, "json-ld name");
    if (name != nullptr && window != nullptr && holds(*window, *name) && !holds(*window, *first)) {
      return {name, name->value, "the title of the window holds it"};
    }
  }
  if (first->rank == ClaimRank::JsonLd || first->rank == ClaimRank::Meta) {
    return {first, first->value, "declared by the page"};
  }
  if (window == nullptr) {
    return {first, first->value, "the first headline"};
  }
  if (const Claim* headline = headline_for(window->value, titles)) {
    return {headline, headline->value, "the headline that the title of the window holds"};
  }
  return {window, without_site(window->value), "no headline is in it; site left out"};
}

}  // namespace

bool repeats_title(std::string_view text, std::string_view title) {
  const std::vector<std::string> of_text = bare_words(text);
  const std::vector<std::string> of_title = bare_words(title);
  if (of_text.empty() || of_title.empty()) {
    return false;
  }
  const std::unordered_set<std::string> known(of_title.begin(), of_title.end());
  std::size_t strange = 0;
  std::size_t all = 0;
  for (const std::string& word : of_text) {
    all += word.size();
    strange += known.contains(word) ? 0 : word.size();
  }
  return strange * 4 < all;
}

void read_title(const Claims& claims, Explanation* explanation, Article& article) {
  const std::vector<Claim> titles = claims.about(ClaimField::Title);
  if (titles.empty()) {
    return;
  }
  const Choice choice = choose(titles);
  article.title = choice.value;
  add_evidence(article, "title", choice.claim->rule, choice.claim->value);
  explain_claims(explanation, "title", titles, [&choice](const Claim& claim) {
    const bool chosen = &claim == choice.claim;
    return Verdict{.value = chosen ? choice.value : claim.value,
                   .chosen = chosen,
                   .reason = chosen ? choice.reason : "another claim is trusted more"};
  });
}

}  // namespace dateline::extract
