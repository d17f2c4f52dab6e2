// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/frequent_words.h"

#include <algorithm>
#include <map>

#include "searchd/search/word_list.h"

namespace dateline::searchd {

void keep_largest(RankedTexts& texts, std::size_t count) {
  const auto is_larger = [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  };
  const std::size_t kept = std::min(count, texts.size());
  std::ranges::partial_sort(texts, texts.begin() + static_cast<std::ptrdiff_t>(kept), is_larger);
  texts.resize(kept);
}

FrequentWords frequent_words(const Snapshot& snapshot, std::string_view prefix, std::size_t count) {
  FrequentWords found;
  std::map<std::string, std::uint64_t> frequencies;
  for (std::size_t s = 0; s < snapshot.segment_count(); ++s) {
    const WordList* const list = snapshot.segment(s).words->ready();
    if (list == nullptr) {
      found.incomplete = true;
      continue;
    }
    RankedTexts of_segment;
    for (const ListedWord& word : list->beginning_with(prefix)) {
      of_segment.emplace_back(word.form, word.frequency);
    }
    keep_largest(of_segment, count);
    for (const auto& [form, frequency] : of_segment) {
      frequencies[form] += frequency;
    }
  }
  found.words.assign(frequencies.begin(), frequencies.end());
  keep_largest(found.words, count);
  return found;
}

}  // namespace dateline::searchd
