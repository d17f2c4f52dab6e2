// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/word_completer.h"

#include <utility>
#include <vector>

#include "indexer/schema/terms.h"
#include "searchd/search/frequent_words.h"

namespace dateline::searchd {

void complete_word(const CompletionTask& task, Completions& result) {
  const TypedText& text = task.text;
  if (text.last_form.empty()) {
    return;
  }
  auto [words, incomplete] =
      frequent_words(task.source.snapshot, text.last_form, task.request.size * kLooks);
  result.provisional |= incomplete;
  for (auto& [form, count] : words) {
    count = task.counter.count(schema::form_term(form));
  }
  std::erase_if(words, [](const auto& word) { return word.second == 0; });
  keep_largest(words, task.request.size);
  for (const auto& [form, count] : words) {
    result.items.push_back({.type = CompletionType::Query,
                            .text = text.head + form,
                            .value = form,
                            .count = count,
                            .q = text.head + form});
  }
}

}  // namespace dateline::searchd
