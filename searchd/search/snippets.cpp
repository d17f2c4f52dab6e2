// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/snippets.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/schema/folding.h"

namespace dateline::searchd {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::array<std::string_view, 6> kSentenceEnds = {". ", "? ", "! ", "。", "！", "？"};

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::uint32_t count_characters(std::string_view text) {
  return static_cast<std::uint32_t>(std::ranges::count_if(text, begins_character));
}

/// The bytes of the first @p chars characters of @p text.
std::size_t bytes_of(std::string_view text, std::uint32_t chars) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (begins_character(text[at]) && chars-- == 0) {
      break;
    }
  }
  return at;
}

std::string join(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) {
    text += text.empty() ? "" : " ";
    text += paragraph;
  }
  return text;
}

/// A stretch of the joined text, in bytes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// True where a text may be cut: before a blank, and before any character of a script that puts no
/// blanks between words.
bool may_cut(std::string_view text, std::size_t at) {
  return text[at] == ' ' ||
         (begins_character(text[at]) &&
          schema::char_class(schema::next_code_point(text, at)) == schema::CharClass::Gram);
}

/// The end of the last word that fits in @p chars characters from @p begin; the text's when all do.
std::size_t cut_at_word(std::string_view text, std::size_t begin, std::uint32_t chars) {
  const std::size_t end = begin + bytes_of(text.substr(begin), chars);
  if (end >= text.size()) {
    return text.size();
  }
  for (std::size_t at = end; at > begin; --at) {
    if (may_cut(text, at)) {
      return at;
    }
  }
  return end;
}

/// True when a sentence begins at the end of @p before.
bool ends_sentence(std::string_view before) {
  return std::ranges::any_of(kSentenceEnds,
                             [&](std::string_view end) { return before.ends_with(end); });
}

/// Goes back from @p at to the start of its sentence, or of a word, over at most @p bytes.
std::size_t back_to_start(std::string_view text, std::size_t at, std::size_t bytes) {
  const std::size_t lowest = at - std::min(at, bytes);
  if (lowest == 0) {
    return 0;
  }
  for (std::size_t i = at; i > lowest + 1; --i) {
    if (ends_sentence(text.substr(lowest, i - lowest))) {
      return i;
    }
  }
  for (std::size_t i = lowest; i < at; ++i) {
    if (may_cut(text, i)) {
      return text[i] == ' ' ? i + 1 : i;
    }
  }
  return at;
}

}  // namespace

SnippetMaker::SnippetMaker(const schema::QueryPlan& plan, schema::Analyzer& analyzer)
    : analyzer_(analyzer) {
  for (const schema::PlanNode& word : plan.bare) {
    add_patterns(word);
  }
  add_patterns(plan.required);
}

void SnippetMaker::add_patterns(const schema::PlanNode& node) {
  if (node.kind == schema::PlanKind::Not) {
    return;
  }
  for (const schema::PlanNode& child : node.children) {
    add_patterns(child);
  }
  if (node.forms.empty()) {
    return;
  }
  if (node.kind != schema::PlanKind::Near) {
    add_pattern(node.forms, node);
    return;
  }
  auto at = node.forms.begin();
  for (const schema::Unit& unit : node.units) {
    const auto end = at + static_cast<std::ptrdiff_t>(unit.size());
    add_pattern({at, end}, node);
    at = end;
  }
}

void SnippetMaker::add_pattern(std::vector<std::string> forms, const schema::PlanNode& leaf) {
  Pattern pattern{.is_prefix = leaf.marks_prefix, .is_exact = leaf.marks_exact};
  for (const std::string& form : forms) {
    const std::vector<schema::Token> tokens = schema::tokenize_query(form);
    const bool whole = tokens.size() == 1 && tokens.front().form == form;
    pattern.terms.push_back(whole ? analyzer_.term(tokens.front()) : form);
  }
  pattern.forms = std::move(forms);
  patterns_.push_back(std::move(pattern));
}

std::vector<SnippetMaker::Word> SnippetMaker::words_of(
    const std::vector<std::string>& paragraphs) const {
  std::vector<Word> words;
  std::uint32_t offset = 0;
  std::uint32_t nth = 0;
  schema::Token token;
  for (const std::string& paragraph : paragraphs) {
    schema::Tokenizer tokens(paragraph);
    while (tokens.next(token)) {
      if (!words.empty()) {
        words.back().pair_end = offset + token.end;
      }
      words.push_back({.begin = offset + token.begin,
                       .end = offset + token.end,
                       .paragraph = nth,
                       .form = token.form,
                       .term = token.form.empty() ? "" : analyzer_.term(token),
                       .pair = token.pair});
    }
    offset += static_cast<std::uint32_t>(paragraph.size()) + 1;
    ++nth;
  }
  return words;
}

bool SnippetMaker::is_pair(const Word& word, const std::string& wanted) {
  return !word.pair.empty() && word.pair == wanted;
}

bool SnippetMaker::matches(const Pattern& pattern, std::size_t nth, const Word& word) const {
  if (pattern.is_prefix) {
    return word.form.starts_with(pattern.forms[nth]);
  }
  const std::string& wanted = pattern.terms[nth];
  return pattern.is_exact ? word.form == pattern.forms[nth]
                          : word.term == wanted || is_pair(word, wanted);
}

std::vector<SnippetMaker::Mark> SnippetMaker::marks_of(const std::vector<Word>& words) const {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::uint32_t p = 0; p < patterns_.size(); ++p) {
      const Pattern& pattern = patterns_[p];
      std::size_t nth = 0;
      while (nth < pattern.forms.size() && i + nth < words.size() &&
             words[i + nth].paragraph == words[i].paragraph &&
             matches(pattern, nth, words[i + nth])) {
        ++nth;
      }
      if (nth == pattern.forms.size()) {
        const Word& last = words[i + nth - 1];
        const bool by_pair = is_pair(last, pattern.terms.back());
        marks.push_back(
            {.begin = words[i].begin, .end = by_pair ? last.pair_end : last.end, .pattern = p});
      }
    }
  }
  return marks;
}

Snippet SnippetMaker::make(const std::vector<std::string>& paragraphs, std::uint32_t chars) const {
  const std::string text = join(paragraphs);
  const std::vector<Mark> marks = marks_of(words_of(paragraphs));
  // The first of the windows, each beginning at a mark, that holds most patterns, then most marks.
  const std::size_t reach = std::size_t{chars} * 3 / 4;
  std::pair<std::size_t, std::size_t> best_worth{0, 0};
  std::size_t best = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    std::vector<bool> seen(patterns_.size());
    std::pair<std::size_t, std::size_t> worth{0, 0};
    for (std::size_t j = i; j < marks.size() && marks[j].end <= marks[i].begin + reach; ++j) {
      worth.first += seen[marks[j].pattern] ? 0U : 1U;
      seen[marks[j].pattern] = true;
      ++worth.second;
    }
    if (worth > best_worth) {
      best_worth = worth;
      best = i;
    }
  }
  Stretch stretch;
  if (!marks.empty()) {
    stretch.begin = back_to_start(text, marks[best].begin, chars / 4);
  }
  stretch.end = cut_at_word(text, stretch.begin, chars);

  Snippet snippet;
  snippet.text = stretch.begin > 0 ? std::string(kEllipsis) + " " : "";
  const std::uint32_t shift = count_characters(snippet.text);
  const auto to_characters = [&](std::size_t byte) {
    return shift +
           count_characters(std::string_view(text).substr(stretch.begin, byte - stretch.begin));
  };
  for (const Mark& mark : marks) {
    const bool inside = mark.begin >= stretch.begin && mark.end <= stretch.end;
    const Span span = inside ? Span{to_characters(mark.begin), to_characters(mark.end)} : Span{};
    if (inside && (snippet.matches.empty() || span.first >= snippet.matches.back().second)) {
      snippet.matches.push_back(span);
    }
  }
  snippet.text += text.substr(stretch.begin, stretch.end - stretch.begin);
  snippet.text += stretch.end < text.size() ? " " + std::string(kEllipsis) : "";
  return snippet;
}

}  // namespace dateline::searchd
