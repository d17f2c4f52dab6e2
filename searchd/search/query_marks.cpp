// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/query_marks.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace dateline::searchd {
namespace {

unsigned char first_byte(const std::string& text) {
  return static_cast<unsigned char>(text.front());
}

}  // namespace

QueryMarks::QueryMarks(const schema::QueryPlan& plan, schema::Analyzer& analyzer)
    : analyzer_(analyzer) {
  for (const schema::PlanNode& word : plan.bare) {
    add_patterns(word);
  }
  add_patterns(plan.required);
}

void QueryMarks::add_patterns(const schema::PlanNode& node) {
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

/// Stems begin as their words do, so most words of a text need no stemming to be passed over.
void QueryMarks::add_pattern(const std::vector<std::string>& forms, const schema::PlanNode& leaf) {
  Pattern pattern;
  for (const std::string& form : forms) {
    const std::vector<schema::Token> tokens = schema::tokenize_query(form);
    const bool whole = tokens.size() == 1 && tokens.front().form == form;
    pattern.push_back({.form = form,
                       .term = whole ? analyzer_.term(tokens.front()) : form,
                       .is_prefix = leaf.marks_prefix,
                       .is_exact = leaf.marks_exact});
    may_begin_[first_byte(form)] = true;
    may_begin_[first_byte(pattern.back().term)] = true;
  }
  patterns_.push_back(std::move(pattern));
}

void QueryMarks::take_word(const schema::Token& token, Finds& into) const {
  if (token.form.empty() || !may_begin_[first_byte(token.form)]) {
    return;
  }
  const std::string& term = analyzer_.term(token);
  const auto word = static_cast<std::uint32_t>(into.words.size()) - 1;
  for (std::uint32_t p = 0; p < patterns_.size(); ++p) {
    for (std::uint32_t nth = 0; nth < patterns_[p].size(); ++nth) {
      const Wanted& wanted = patterns_[p][nth];
      const bool loose = !wanted.is_prefix && !wanted.is_exact;
      const bool by_pair = loose && !token.pair.empty() && token.pair == wanted.term;
      const bool found = wanted.is_prefix  ? token.form.starts_with(wanted.form)
                         : wanted.is_exact ? token.form == wanted.form
                                           : term == wanted.term || by_pair;
      if (found) {
        into.finds.push_back({.word = word, .pattern = p, .nth = nth, .by_pair = by_pair});
      }
    }
  }
}

void QueryMarks::find_in(const std::string& paragraph, std::uint32_t offset, Finds& into) const {
  into.words.clear();
  into.finds.clear();
  schema::Tokenizer tokens(paragraph);
  for (schema::Token token; tokens.next(token);) {
    if (!into.words.empty()) {
      into.words.back().pair_end = offset + token.end;
    }
    into.words.push_back({.begin = offset + token.begin, .end = offset + token.end});
    take_word(token, into);
  }
}

const QueryMarks::Find* QueryMarks::Finds::at(std::uint32_t word, std::uint32_t pattern,
                                              std::uint32_t nth) const {
  const auto order = [](const Find& find) { return std::tuple(find.word, find.pattern, find.nth); };
  const std::tuple wanted(word, pattern, nth);
  const auto found = std::ranges::lower_bound(finds, wanted, {}, order);
  return found != finds.end() && order(*found) == wanted ? &*found : nullptr;
}

/// Marks each pattern where all its words were found one after the other.
void QueryMarks::join_patterns(const Finds& found, std::vector<Mark>& marks) const {
  for (const Find& first : found.finds) {
    if (first.nth != 0) {
      continue;
    }
    const Find* last = &first;
    for (std::uint32_t nth = 1; last != nullptr && nth < patterns_[first.pattern].size(); ++nth) {
      last = found.at(first.word + nth, first.pattern, nth);
    }
    if (last != nullptr) {
      const Word& end = found.words[last->word];
      marks.push_back({.begin = found.words[first.word].begin,
                       .end = last->by_pair ? end.pair_end : end.end,
                       .pattern = first.pattern});
    }
  }
}

std::vector<Mark> QueryMarks::find(const std::vector<std::string>& paragraphs) const {
  std::vector<Mark> marks;
  Finds found;
  std::uint32_t offset = 0;
  for (const std::string& paragraph : paragraphs) {
    find_in(paragraph, offset, found);
    join_patterns(found, marks);
    offset += static_cast<std::uint32_t>(paragraph.size()) + 1;
  }
  return marks;
}

}  // namespace dateline::searchd
