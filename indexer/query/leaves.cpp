// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/query/leaves.h"

#include <algorithm>
#include <utility>

#include "indexer/query/clean_text.h"
#include "indexer/query/parser.h"
#include "indexer/query/range_text.h"

namespace dateline::query {
namespace {

constexpr std::string_view kCountingField = "words";

bool is_plain_word(const Node& node) {
  return node.kind == Kind::Word && node.field.empty() && !node.exact && !node.prefix;
}

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

}  // namespace

bool Leaves::full() const {
  return count_ >= kMaxLeaves;
}

bool Leaves::repeat(const Node& node) {
  if (full() || (node.prefix && wildcards_ >= kMaxWildcards)) {
    return false;
  }
  ++count_;
  wildcards_ += node.prefix ? 1 : 0;
  return true;
}

/// True for a plain word of the top level that says nothing of the subject.
bool Leaves::is_stop_word(const Node& node) const {
  return node.bare && is_stop_word_ != nullptr && is_stop_word_(node.text);
}

/// @p node, unless there are too many already.
Leaves::MaybeNode Leaves::leaf(Node node, const Token& token) {
  if (full()) {
    repairs_.add(token.raw, "a query has at most " + std::to_string(kMaxLeaves) + " words");
    return std::nullopt;
  }
  if (node.prefix) {
    ++wildcards_;
  }
  ++count_;
  return node;
}

Leaves::MaybeNode Leaves::word(const Token& token, const Scope& scope) {
  if (scope.type != FieldType::Text) {
    return value(scope.field, std::string(trim_value(token.raw)), token);
  }
  Node node{.kind = Kind::Word,
            .field = scope.field,
            .text = token.text,
            .exact = token.exact,
            .prefix = token.prefix && may_be_prefix(token)};
  if (is_plain_word(node)) {
    node.bare = scope.top_level;
    if (is_operator(node.text)) {  // OR* without its star
      node.text = lower_case(std::move(node.text));
    }
  }
  if (stop_words_ < kMaxStopWords && is_stop_word(node)) {
    ++stop_words_;
    return node;
  }
  return leaf(std::move(node), token);
}

bool Leaves::may_be_prefix(const Token& token) {
  if (count_letters(token.text) < kMinWildcardLetters) {
    repairs_.add(token.raw, "a star needs " + std::to_string(kMinWildcardLetters) +
                                " letters before it; searched as a word");
    return false;
  }
  if (wildcards_ >= kMaxWildcards) {
    repairs_.add(token.raw, "at most " + std::to_string(kMaxWildcards) +
                                " words may have a star; searched as a word");
    return false;
  }
  return true;
}

Leaves::MaybeNode Leaves::phrase(const Token& token, const Scope& scope) {
  if (!token.closed) {
    repairs_.add(token.raw, "this quote was never closed");
  }
  if (scope.type != FieldType::Text) {
    return value(scope.field, token.text, token);
  }
  if (!has_content(token.text)) {
    repairs_.add(token.raw, "a phrase without words");
    return std::nullopt;
  }
  return leaf({.kind = Kind::Phrase, .field = scope.field, .text = token.text}, token);
}

Leaves::MaybeNode Leaves::value(const std::string& name, const std::string& text,
                                const Token& token) {
  if (!has_content(text)) {
    repairs_.add(token.raw, "a field without a value");
    return std::nullopt;
  }
  return leaf({.kind = Kind::Value, .field = name, .text = text}, token);
}

Leaves::MaybeNode Leaves::range(const std::string& name, const std::string& text,
                                const Token& token) {
  const bool counts = name == kCountingField;
  auto ends = counts ? read_number_range(text) : read_date_range(text);
  if (!ends) {
    repairs_.add(token.raw,
                 counts ? "not a number or a range of numbers" : "not a date or a range of dates");
    return std::nullopt;
  }
  return leaf({.kind = Kind::Range,
               .field = name,
               .low = std::move(ends->low),
               .high = std::move(ends->high)},
              token);
}

Leaves::MaybeNode Leaves::field_value(const Token& token) {
  switch (token.type) {
    case FieldType::Text:
      return word(token, {.field = token.field});
    case FieldType::Value:
      return value(token.field, token.text, token);
    case FieldType::Range:
      return range(token.field, token.text, token);
  }
  return std::nullopt;
}

}  // namespace dateline::query
