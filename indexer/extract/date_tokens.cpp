// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/date_tokens.h"

#include <algorithm>
#include <charconv>

#include "indexer/extract/words.h"
#include "indexer/schema/folding.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kMostDigits = 14;

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200B);
}

/// Scripts that write without blanks.
bool stands_alone(char32_t c) {
  return (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

bool is_decimal(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

enum class Shape : std::uint8_t { Space, Digit, Letter, Alone, Sign };

Shape shape_of(char32_t c) {
  if (is_space(c)) {
    return Shape::Space;
  }
  if (is_decimal(c)) {
    return Shape::Digit;
  }
  if (stands_alone(c)) {
    return Shape::Alone;
  }
  const schema::CharClass kind = schema::char_class(c);
  const bool letter = kind == schema::CharClass::Letter || kind == schema::CharClass::Mark ||
                      kind == schema::CharClass::Ignorable;
  return letter ? Shape::Letter : Shape::Sign;
}

DateToken::Kind kind_of(Shape shape) {
  if (shape == Shape::Digit) {
    return DateToken::Kind::Number;
  }
  return shape == Shape::Sign ? DateToken::Kind::Sign : DateToken::Kind::Word;
}

/// Sets value and digits of a number; one that is too long becomes a word.
void finish(DateToken& token) {
  if (!token.is_number()) {
    return;
  }
  token.digits = token.text.size();
  if (token.digits > kMostDigits) {
    token.kind = DateToken::Kind::Word;
    return;
  }
  std::from_chars(token.text.data(), token.text.data() + token.text.size(), token.value);
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> tokens;
  Shape before = Shape::Space;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = schema::next_code_point(text, at);
    const Shape shape = shape_of(c);
    if (shape == Shape::Space) {
      before = shape;
      continue;
    }
    const bool joins = shape == before && (shape == Shape::Digit || shape == Shape::Letter);
    if (!joins) {
      tokens.push_back({.kind = kind_of(shape),
                        .text = {},
                        .begin = begin,
                        .after_gap = before == Shape::Space});
    }
    schema::append_folded(c, tokens.back().text);
    tokens.back().end = at;
    before = shape;
  }
  std::ranges::for_each(tokens, finish);
  return tokens;
}

}  // namespace dateline::extract
