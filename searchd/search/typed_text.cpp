// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/typed_text.h"

#include <array>
#include <utility>

namespace dateline::searchd {
namespace {

constexpr std::array kMarks = {std::pair{std::string_view("ticker:"), CompletionType::Ticker},
                               std::pair{std::string_view("$"), CompletionType::Ticker},
                               std::pair{std::string_view("topic:"), CompletionType::Topic},
                               std::pair{std::string_view("source:"), CompletionType::Source},
                               std::pair{std::string_view("title:"), CompletionType::Title}};

/// Takes a mark off the end of the head.
std::optional<CompletionType> take_mark(std::string& head) {
  for (const auto& [mark, type] : kMarks) {
    if (head.ends_with(mark)) {
      head.resize(head.size() - mark.size());
      return type;
    }
  }
  return std::nullopt;
}

}  // namespace

TypedText read_typed_text(std::string_view q) {
  TypedText text{.head = std::string(q), .trimmed = schema::fold_label(q)};
  schema::Tokenizer tokenizer(q);
  for (schema::Token token; tokenizer.next(token);) {
    text.whole.push_back(token);
  }
  if (!text.whole.empty() && text.whole.back().end == q.size()) {
    const schema::Token last = std::move(text.whole.back());
    text.whole.pop_back();
    text.head.resize(last.begin);
    text.last = q.substr(last.begin);
    text.last_form = last.form;
  }
  text.type = take_mark(text.head);
  if (text.type) {
    text.whole.clear();
    text.trimmed = schema::fold_label(text.last);
  }
  return text;
}

bool has_word_beginning(std::string_view folded, std::string_view typed) {
  constexpr std::string_view kBetweenWords = " /-.\"'(";
  for (std::size_t at = folded.find(typed); at != std::string_view::npos;
       at = folded.find(typed, at + 1)) {
    if (at == 0 || kBetweenWords.find(folded[at - 1]) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::string without_quotes(std::string text) {
  std::erase(text, '"');
  return text;
}

}  // namespace dateline::searchd
