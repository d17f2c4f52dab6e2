// SPDX-License-Identifier: GPL-3.0-or-later
// The rules "What is a word?" of README.md; the numbers in comments are theirs.
#include <algorithm>
#include <array>

#include "indexer/schema/analysis.h"
#include "indexer/schema/folding.h"

namespace dateline::schema {
namespace {

constexpr std::size_t kMaxFormBytes = 64;
constexpr std::size_t kMaxSymbolLetters = 5;
constexpr std::size_t kMaxSuffixLetters = 3;
constexpr std::size_t kGroupDigits = 3;  // of 1,234,567

constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

CharClass class_of(char32_t c) {
  static constexpr auto kAscii = [] {
    std::array<CharClass, 128> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
      const char low = static_cast<char>(i | 0x20U);
      if (low >= 'a' && low <= 'z' && i >= 'A') {
        table[i] = CharClass::Letter;
      } else if (is_digit(static_cast<char>(i))) {
        table[i] = CharClass::Digit;
      }
    }
    return table;
  }();
  return c < kAscii.size() ? kAscii[c] : char_class(c);
}

bool is_word(CharClass kind) {
  return kind == CharClass::Letter || kind == CharClass::Digit;
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'\u2019' || c == U'\uFF07';
}

/// The class of the code point at @p position; Other at the end.
CharClass class_at(std::string_view text, std::size_t position) {
  return position < text.size() ? class_of(next_code_point(text, position)) : CharClass::Other;
}

char byte_at(std::string_view text, std::size_t position) {
  return position < text.size() ? text[position] : '\0';
}

std::size_t run_of_capitals(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_upper(text[end])) {
    ++end;
  }
  return end - at;
}

/// Rule 5: where a dotted symbol (BRK.B, U.S) that begins at @p begin ends; begin when none does.
std::size_t symbol_end(std::string_view text, std::size_t begin) {
  const std::size_t stem = run_of_capitals(text, begin);
  if (stem == 0 || stem > kMaxSymbolLetters) {
    return begin;
  }
  std::size_t end = begin + stem;
  while (byte_at(text, end) == '.') {
    const std::size_t suffix = run_of_capitals(text, end + 1);
    if (suffix == 0) {
      break;
    }
    if (suffix > kMaxSuffixLetters) {
      return begin;
    }
    end += 1 + suffix;
  }
  const CharClass after = class_at(text, end);
  const bool dotted = end > begin + stem;
  return dotted && !is_word(after) && after != CharClass::Mark ? end : begin;
}

/// One pass over one word that begins with a letter or digit.
class WordScanner {
 public:
  WordScanner(std::string_view text, std::size_t begin, Token& token)
      : text_(text), at_(begin), token_(token) {}

  std::size_t scan() {
    while (take_character() || take_joiner()) {
    }
    take_suffix();
    token_.stemmable = letters_only_;
    return at_;
  }

 private:
  bool take_character() {
    if (at_ >= text_.size()) {
      return false;
    }
    std::size_t after = at_;
    const char32_t c = next_code_point(text_, after);
    const CharClass kind = class_of(c);
    if (kind == CharClass::Other || kind == CharClass::Gram) {
      return false;
    }
    if (kind == CharClass::Digit) {
      letters_only_ = false;
      digits_ = plain_number_ ? digits_ + 1 : 0;
    } else if (kind == CharClass::Letter) {
      plain_number_ = false;
    }
    if (kind != CharClass::Ignorable) {
      last_ = kind == CharClass::Mark ? CharClass::Letter : kind;
      append_folded(c, token_.form);
    }
    at_ = after;
    return true;
  }

  /// Rules 2, 3 and 6: what stands inside a word without ending it.
  bool take_joiner() {
    if (at_ >= text_.size()) {
      return false;
    }
    std::size_t after = at_;
    const char32_t c = next_code_point(text_, after);
    const CharClass next = class_at(text_, after);
    if (is_apostrophe(c) && is_word(next)) {
      plain_number_ = false;
      return join('\'', after);
    }
    if (c == U'&' && last_ == CharClass::Letter && next == CharClass::Letter) {
      letters_only_ = false;
      return join('&', after);
    }
    if (c == U'.' && last_ == CharClass::Digit && next == CharClass::Digit) {
      plain_number_ = false;
      return join('.', after);
    }
    if (c == U',' && at_group_separator(after)) {
      grouped_ = true;
      digits_ = 0;
      at_ = after;
      return true;
    }
    return false;
  }

  /// Rule 4: the comma of 1,234,567 vanishes.
  [[nodiscard]] bool at_group_separator(std::size_t after) const {
    if (!plain_number_ || digits_ == 0 || digits_ > kGroupDigits ||
        (grouped_ && digits_ != kGroupDigits)) {
      return false;
    }
    for (std::size_t i = 0; i < kGroupDigits; ++i) {
      if (!is_digit(byte_at(text_, after + i))) {
        return false;
      }
    }
    return !is_digit(byte_at(text_, after + kGroupDigits));
  }

  bool join(char c, std::size_t after) {
    token_.form += c;
    at_ = after;
    return true;
  }

  /// Rules 7 and 8: 4.5% and C++.
  void take_suffix() {
    if (last_ == CharClass::Digit && byte_at(text_, at_) == '%') {
      token_.form += '%';
      ++at_;
    } else if (letters_only_ && text_.substr(at_, 2) == "++" && byte_at(text_, at_ + 2) != '+' &&
               !is_word(class_at(text_, at_ + 2))) {
      token_.form += "++";
      letters_only_ = false;
      at_ += 2;
    }
  }

  std::string_view text_;
  std::size_t at_;
  Token& token_;
  CharClass last_ = CharClass::Other;
  bool letters_only_ = true;
  bool plain_number_ = true;  // digits and group commas so far
  bool grouped_ = false;
  std::size_t digits_ = 0;  // since the start or the last group comma
};

/// Rule 10: one character of a script without spaces, with its marks. Appends its folded form and
/// answers where it ends.
std::size_t scan_gram(std::string_view text, std::size_t begin, std::string& form) {
  std::string folded;
  std::size_t parts = 0;
  std::size_t at = begin;
  CharClass next = CharClass::Gram;
  do {
    const char32_t c = next_code_point(text, at);
    if (next != CharClass::Ignorable) {
      append_folded(c, folded);
      ++parts;
    }
    next = class_at(text, at);
  } while (next == CharClass::Mark || next == CharClass::Ignorable);
  form += parts > 1 ? compose(folded) : folded;
  return at;
}

void append_lower(std::string_view ascii, std::string& out) {
  for (const char c : ascii) {
    out += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Rule 9: brk.b, u.s. and the like, typed without capitals: 1 to 5 letters, then suffixes of one.
bool is_lower_case_symbol(std::string_view chunk) {
  const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  if (chunk.ends_with('.')) {
    chunk.remove_suffix(1);
  }
  const std::size_t stem = std::min(chunk.find('.'), chunk.size());
  if (stem == 0 || stem > kMaxSymbolLetters || stem == chunk.size() ||
      !std::ranges::all_of(chunk.substr(0, stem), is_letter)) {
    return false;
  }
  const std::string_view suffixes = chunk.substr(stem);
  for (std::size_t i = 0; i < suffixes.size(); ++i) {
    if (i % 2 == 0 ? suffixes[i] != '.' : !is_letter(suffixes[i])) {
      return false;
    }
  }
  return suffixes.size() % 2 == 0;
}

std::string with_symbols_in_capitals(std::string_view text) {
  std::string result;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end])) {
      ++end;
    }
    const std::string_view chunk = text.substr(at, end - at);
    const bool raise = is_lower_case_symbol(chunk);
    for (const char c : chunk) {
      result += raise && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    for (; end < text.size() && is_space(text[end]); ++end) {
      result += text[end];
    }
    at = end;
  }
  return result;
}

}  // namespace

bool Tokenizer::next(Token& token) {
  token.form.clear();
  token.pair.clear();
  while (position_ < text_.size()) {
    const std::size_t begin = position_;
    std::size_t after = begin;
    const CharClass kind = class_of(next_code_point(text_, after));
    if (!is_word(kind) && kind != CharClass::Gram) {
      position_ = after;
      continue;
    }
    token.begin = static_cast<std::uint32_t>(begin);
    const std::size_t symbol = symbol_end(text_, begin);
    if (kind == CharClass::Gram) {
      take_gram(token);
    } else if (symbol != begin) {
      append_lower(text_.substr(begin, symbol - begin), token.form);
      token.stemmable = false;
      position_ = symbol;
    } else {
      position_ = WordScanner(text_, begin, token).scan();
    }
    token.end = static_cast<std::uint32_t>(position_);
    if (token.form.size() > kMaxFormBytes) {
      token.form.clear();
    }
    return true;
  }
  return false;
}

void Tokenizer::take_gram(Token& token) {
  token.stemmable = false;
  position_ = scan_gram(text_, position_, token.form);
  if (class_at(text_, position_) != CharClass::Gram) {
    return;
  }
  token.pair = token.form;
  scan_gram(text_, position_, token.pair);
  if (token.pair.size() > kMaxFormBytes) {
    token.pair.clear();
  }
}

std::vector<Token> tokenize_query(std::string_view text) {
  const std::string raised = with_symbols_in_capitals(compose(text));
  Tokenizer tokenizer(raised);
  std::vector<Token> tokens;
  for (Token token; tokenizer.next(token);) {
    tokens.push_back(token);
  }
  return tokens;
}

std::string fold_label(std::string_view text) {
  std::string folded;
  std::size_t position = 0;
  bool gap = false;
  while (position < text.size()) {
    const char32_t c = next_code_point(text, position);
    if (c <= U' ' || c == U'\u00A0' || c == U'\u3000') {
      gap = !folded.empty();
      continue;
    }
    if (gap) {
      folded += ' ';
      gap = false;
    }
    append_folded(c, folded);
  }
  return folded;
}

}  // namespace dateline::schema
