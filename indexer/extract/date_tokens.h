// SPDX-License-Identifier: GPL-3.0-or-later
// A text as the grammar of dates sees it: numbers, words and signs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::extract {

struct DateToken {
  enum class Kind : std::uint8_t { Number, Word, Sign };

  Kind kind = Kind::Sign;
  std::int64_t value = 0;  // of a number
  std::size_t digits = 0;  // of a number: how many it was written with
  std::string text;        // of a word: folded; of a sign: its one character, folded
  std::size_t begin = 0;   // bytes of the text
  std::size_t end = 0;
  bool after_gap = false;  // a blank stands before it

  [[nodiscard]] bool is_number() const { return kind == Kind::Number; }
  [[nodiscard]] bool is_word() const { return kind == Kind::Word; }
  [[nodiscard]] bool is_sign(std::string_view sign) const {
    return kind == Kind::Sign && text == sign;
  }
};

/// Splits @p text. A number has ASCII or full-width digits, at most 14 of them (a longer one is a
/// word); every Chinese, Japanese or Korean character is a word of its own. Linear in the text.
[[nodiscard]] std::vector<DateToken> date_tokens(std::string_view text);

}  // namespace dateline::extract
