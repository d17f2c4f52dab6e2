// SPDX-License-Identifier: GPL-3.0-or-later
// Every step moves forward over bytes that it never sees again, so the whole is linear.
#include "indexer/query/lexer.h"

#include <algorithm>
#include <span>
#include <utility>

#include "indexer/query/clean_text.h"

namespace dateline::query {
namespace {

constexpr std::string_view kWordEnds = " \"()";
constexpr std::string_view kTrailing = ",;.:!?'*";  // of $TM
constexpr std::string_view kSeparators = ",;";      // of a value
constexpr std::size_t kReportBytes = 100;
constexpr std::uint64_t kDistanceCap = 1'000'000;

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view word_at(std::string_view text) {
  return text.substr(0, text.find_first_of(kWordEnds));
}

std::string_view trim_end(std::string_view text, std::string_view characters) {
  const std::size_t last = text.find_last_not_of(characters);
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string_view trim_start(std::string_view text, std::string_view characters) {
  return text.substr(std::min(text.find_first_not_of(characters), text.size()));
}

bool equal_names(std::string_view typed, std::string_view name) {
  return std::equal(typed.begin(), typed.end(), name.begin(), name.end(),
                    [](char a, char b) { return to_lower(a) == b; });
}

bool is_identifier(std::string_view name) {
  return !name.empty() && is_ascii_letter(name[0]) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_ascii_letter(c) || is_digit(c) || c == '_'; });
}

struct FieldName {
  std::string_view name;
  FieldType type;
};

std::optional<FieldName> find_field(const Grammar& grammar, std::string_view typed) {
  const auto find = [&](std::span<const std::string_view> names,
                        FieldType type) -> std::optional<FieldName> {
    const auto found = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
      return equal_names(typed, name);
    });
    return found == names.end() ? std::nullopt : std::optional(FieldName{*found, type});
  };
  if (const auto text = find(grammar.text_fields, FieldType::Text)) {
    return text;
  }
  if (const auto value = find(grammar.value_fields, FieldType::Value)) {
    return value;
  }
  return find(grammar.range_fields, FieldType::Range);
}

/// NEAR, NEAR/n, ADJ or ADJ/n.
std::optional<Token> near_token(std::string_view word) {
  const bool ordered = word.starts_with("ADJ");
  if (!ordered && !word.starts_with("NEAR")) {
    return std::nullopt;
  }
  const std::string_view tail = word.substr(ordered ? 3 : 4);
  Token token{.kind = TokenKind::Near, .raw = std::string(word), .ordered = ordered};
  if (tail.empty()) {
    return token;
  }
  const std::string_view digits = tail.substr(1);
  if (tail[0] != '/' || digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) {
    return std::nullopt;
  }
  std::uint64_t distance = 0;
  for (const char c : digits) {
    distance = std::min(distance * 10 + static_cast<std::uint64_t>(c - '0'), kDistanceCap);
  }
  token.distance = distance;
  return token;
}

std::optional<Token> operator_of(std::string_view word) {
  if (word == "AND") {
    return Token{.kind = TokenKind::And, .raw = std::string(word)};
  }
  if (word == "OR") {
    return Token{.kind = TokenKind::Or, .raw = std::string(word)};
  }
  if (word == "NOT") {
    return Token{.kind = TokenKind::Not, .raw = std::string(word)};
  }
  return near_token(word);
}

/// Takes the marks = and * off @p word; with both only the star counts.
void set_marked_text(Token& token, std::string_view word) {
  token.prefix = word.ends_with('*');
  token.exact = !token.prefix && word.starts_with('=');
  word = trim_end(word, "*");
  token.text = trim_start(word, token.exact || token.prefix ? "=" : "");
}

bool is_marked_exact(std::string_view word) {
  return word.starts_with('=') && !word.ends_with('*');
}

Token whole_word(std::string_view word) {
  Token token{.kind = TokenKind::Word, .raw = std::string(word)};
  set_marked_text(token, word);
  if (!has_content(token.text)) {
    token.kind = TokenKind::Punctuation;
  }
  return token;
}

}  // namespace

bool is_operator(std::string_view text) {
  return operator_of(text).has_value();
}

std::string_view trim_value(std::string_view text) {
  return trim_end(text, kSeparators);
}

bool is_plain_value(std::string_view text) {
  return !text.empty() && text.find_first_of(kWordEnds) == std::string_view::npos &&
         trim_value(text).size() == text.size();
}

Lexer::Lexer(std::string_view text, const Grammar& grammar)
    : text_(clean_text(text)), grammar_(grammar) {}

std::string_view Lexer::rest() const {
  return std::string_view(text_).substr(at_);
}

Token Lexer::next() {
  const std::size_t before = at_;
  at_ = std::min(text_.find_first_not_of(' ', at_), text_.size());
  const bool attached = before == at_ && at_ > 0;
  Token token;
  if (at_ == text_.size()) {
    return token;
  }
  const char first = text_[at_];
  if (first == '"') {
    token = phrase();
  } else if (first == '(' || first == ')') {
    token = {.kind = first == '(' ? TokenKind::Open : TokenKind::Close, .raw = {first}};
    ++at_;
  } else if (at_minus()) {
    token = {.kind = TokenKind::Not, .raw = "-"};
    ++at_;
  } else {
    token = word_like();
  }
  token.attached = attached;
  return token;
}

bool Lexer::at_minus() const {
  const bool after_space = at_ == 0 || text_[at_ - 1] == ' ' || text_[at_ - 1] == '(';
  const std::string_view text = rest();
  return after_space && text.size() > 1 && text[0] == '-' && text[1] != '-' && text[1] != ' ' &&
         text[1] != ')';
}

Token Lexer::phrase() {
  const std::string_view text = rest();
  const std::size_t end = text.find('"', 1);
  const std::string_view raw = text.substr(0, end == std::string_view::npos ? end : end + 1);
  Token token{.kind = TokenKind::Phrase, .raw = std::string(raw)};
  token.text = collapse_spaces(text.substr(1, end == std::string_view::npos ? end : end - 1));
  token.closed = end != std::string_view::npos;
  at_ += raw.size();
  return token;
}

Token Lexer::word_like() {
  if (word_end_ <= at_) {  // else this word is the value of an unknown field
    word_end_ = at_ + word_at(rest()).size();
  }
  const std::string_view raw = rest().substr(0, word_end_ - at_);
  if (is_marked_exact(raw)) {
    at_ = word_end_;
    return whole_word(raw);
  }
  const std::string_view word = trim_start(raw, "-=");
  at_ += raw.size() - word.size();
  if (auto token = operator_token(word)) {
    return *std::move(token);
  }
  if (auto token = ticker(word)) {
    return *std::move(token);
  }
  if (auto token = field(word)) {
    return *std::move(token);
  }
  at_ = word_end_;
  Token token = whole_word(word);
  if (token.kind == TokenKind::Punctuation) {
    token.raw = raw;
  }
  return token;
}

std::optional<Token> Lexer::operator_token(std::string_view word) {
  auto token = operator_of(word);
  if (token) {
    at_ += word.size();
  }
  return token;
}

std::optional<Token> Lexer::ticker(std::string_view word) {
  if (word.size() < 2 || word[0] != '$' || !is_ascii_letter(word[1])) {
    return std::nullopt;
  }
  const auto name = find_field(grammar_, "ticker");
  if (!name || name->type != FieldType::Value) {
    return std::nullopt;
  }
  at_ += word.size();
  return Token{.kind = TokenKind::Field,
               .raw = std::string(word),
               .text = std::string(trim_end(word.substr(1), kTrailing)),
               .field = std::string(name->name),
               .type = name->type};
}

std::optional<Token> Lexer::field(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos || !is_identifier(word.substr(0, colon))) {
    return std::nullopt;
  }
  const std::string_view name = word.substr(0, colon);
  const std::string_view value = word.substr(colon + 1);
  if (const auto known = find_field(grammar_, name)) {
    at_ = word_end_;
    Token token{.kind = TokenKind::Field, .raw = std::string(word)};
    token.field = known->name;
    token.type = known->type;
    if (known->type == FieldType::Text) {
      set_marked_text(token, value);
    } else {
      token.text = trim_value(value);
    }
    return token;
  }
  const std::string_view behind = std::string_view(text_).substr(word_end_);
  const bool has_value = !value.empty() || behind.starts_with('"') || behind.starts_with('(');
  if (!has_value || value.starts_with("//")) {
    return std::nullopt;
  }
  at_ += colon + 1;
  return Token{.kind = TokenKind::UnknownField,
               .raw = shorten(word, kReportBytes),  // whole would be quadratic in a:a:a:a…
               .text = std::string(name)};
}

}  // namespace dateline::query
