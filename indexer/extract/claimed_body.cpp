// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/claimed_body.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kRun = 3;                // words that are compared at a time
constexpr std::uint32_t kShortestMissed = 80;  // a shorter paragraph may stand anywhere

/// Hashes of all runs of words, whatever their case and punctuation.
std::vector<std::size_t> runs_of(std::string_view text) {
  std::string bare = to_lower(text);
  std::ranges::replace_if(
      bare, [](char c) { return !is_letter(c) && !is_digit(c); }, ' ');
  const std::vector<std::string_view> words = words_of(bare);
  std::vector<std::size_t> runs;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    std::size_t run = 0;
    for (std::size_t k = i; k < i + kRun; ++k) {
      run = run * 1'000'003 + std::hash<std::string_view>{}(words[k]);
    }
    runs.push_back(run);
  }
  return runs;
}

using Runs = std::unordered_set<std::size_t>;

bool is_claimed(const PageBlock& block, const Runs& claim) {
  const std::vector<std::size_t> runs = runs_of(block.text);
  const auto known =
      std::ranges::count_if(runs, [&claim](std::size_t run) { return claim.contains(run); });
  return !runs.empty() && static_cast<std::size_t>(known) * 5 >= runs.size() * 4;
}

std::vector<bool> claimed_blocks(const PageTree& page, const Runs& claim) {
  std::vector<bool> claimed;
  Runs seen;  // a teaser says the same as a paragraph
  for (const PageBlock& block : page.blocks) {
    const bool is_new = seen.insert(std::hash<std::string_view>{}(block.text)).second;
    claimed.push_back(is_new && is_claimed(block, claim));
  }
  return claimed;
}

std::uint64_t letters_in(const PageTree& page, const std::vector<bool>& blocks) {
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    letters += blocks[i] ? page.blocks[i].letters : 0;
  }
  return letters;
}

}  // namespace

bool align_with_claim(const PageTree& page, std::string_view claimed, ArticlePlace& place) {
  const std::vector<std::size_t> runs = runs_of(claimed);
  const std::vector<bool> shown = claimed_blocks(page, Runs(runs.begin(), runs.end()));
  const std::uint64_t letters = letters_in(page, shown);
  if (letters == 0 || letters * 5 < claimed.size() * 4 ||
      letters * 2 < letters_in(page, place.blocks)) {
    return false;
  }
  const auto first = std::ranges::find(shown, true) - shown.begin();
  const auto last = shown.rend() - std::find(shown.rbegin(), shown.rend(), true);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const bool within = std::cmp_greater_equal(i, first) && std::cmp_less(i, last);
    const bool missed = shown[i] && page.blocks[i].letters >= kShortestMissed;
    place.blocks[i] = within && (place.blocks[i] || missed);
  }
  return true;
}

}  // namespace dateline::extract
