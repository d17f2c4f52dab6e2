// SPDX-License-Identifier: GPL-3.0-or-later
// A query that is being typed, taken apart at its last word.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/analysis.h"
#include "searchd/search/completion.h"

namespace dateline::searchd {

struct TypedText {
  std::string head;                  // all before the last word, with its blank; "" for the first
  std::string last;                  // the last word as typed; empty after a blank
  std::string last_form;             // folded
  std::vector<schema::Token> whole;  // the words before it
  std::string trimmed;               // everything, folded
  /// What the text before the last word asks for: `ticker:` and `$`, `topic:`, `source:`, `title:`.
  std::optional<CompletionType> type;
};

[[nodiscard]] TypedText read_typed_text(std::string_view q);

/// True when @p folded, or a word of it, begins with @p typed, which is folded too.
[[nodiscard]] bool has_word_beginning(std::string_view folded, std::string_view typed);

[[nodiscard]] std::string without_quotes(std::string text);

}  // namespace dateline::searchd
