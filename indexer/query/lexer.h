// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a query into tokens, one at a time. Which names are fields is told by the grammar; what a
// sequence of tokens means is left to the parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/query/parser.h"

namespace dateline::query {

enum class TokenKind : std::uint8_t {
  Word,
  Phrase,
  Field,         // name: of the grammar, with its value unless that is a phrase or bracket
  UnknownField,  // name: that should have been one; its value is the next token, attached
  Punctuation,   // without a letter or digit
  Open,
  Close,
  And,
  Or,
  Not,   // also the minus
  Near,  // also ADJ
  End,
};

enum class FieldType : std::uint8_t { Text, Value, Range };

struct Token {
  TokenKind kind = TokenKind::End;
  std::string raw = {};   // as typed, for reports
  std::string text = {};  // Word, and the value of a Field: without marks. Phrase: between the
                          // quotes. UnknownField: the name
  bool attached = false;  // nothing stands between this token and the one before
  bool exact = false;     // Word or value of a text field: a = before it
  bool prefix = false;    // … a * after it
  bool closed = true;     // Phrase: its second quote is there
  bool ordered = false;   // Near: ADJ
  std::optional<std::uint64_t> distance = {};  // Near: as typed; capped far above any limit
  std::string field = {};                      // Field: the grammar's spelling
  FieldType type = FieldType::Text;            // Field
};

class Lexer {
 public:
  /// @p grammar's names must outlive the lexer.
  Lexer(std::string_view text, const Grammar& grammar);

  /// The next token; End at the end, again and again.
  [[nodiscard]] Token next();

 private:
  [[nodiscard]] Token phrase();
  [[nodiscard]] Token word_like();
  [[nodiscard]] std::optional<Token> operator_token(std::string_view word);
  [[nodiscard]] std::optional<Token> ticker(std::string_view word);
  [[nodiscard]] std::optional<Token> field(std::string_view word);
  [[nodiscard]] bool at_minus() const;
  [[nodiscard]] std::string_view rest() const;

  std::string text_;
  std::size_t at_ = 0;
  std::size_t word_end_ = 0;  // of the last word looked at
  const Grammar& grammar_;
};

/// True when @p text, typed alone, would be an operator.
[[nodiscard]] bool is_operator(std::string_view text);

/// @p text, typed without quotes as a value, without the punctuation that separates it from the
/// next.
[[nodiscard]] std::string_view trim_value(std::string_view text);

/// True when @p text can stand behind a field's colon without quotes.
[[nodiscard]] bool is_plain_value(std::string_view text);

}  // namespace dateline::query
