// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/folding.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "indexer/base/utf8.h"

namespace dateline::schema {
namespace {

constexpr char32_t kAsciiEnd = 0x80;
constexpr UChar kFirstAccent = 0x0300;
constexpr UChar kLastAccent = 0x036F;
constexpr char32_t kFirstGram = 0x0E00;  // Thai; no script of kGramScripts lies before it

constexpr std::array kGramScripts = {USCRIPT_HAN,      USCRIPT_HIRAGANA, USCRIPT_KATAKANA,
                                     USCRIPT_BOPOMOFO, USCRIPT_HANGUL,   USCRIPT_THAI,
                                     USCRIPT_LAO,      USCRIPT_KHMER,    USCRIPT_MYANMAR};

bool is_ignorable(char32_t c) {
  constexpr std::array<char32_t, 7> kIgnorable = {0xAD,   0x200C, 0x200D,  // soft hyphen, joiners
                                                  0x115F, 0x1160, 0x3164,
                                                  0xFFA0};  // Hangul fillers
  return std::ranges::find(kIgnorable, c) != kIgnorable.end();
}

/// The voicing marks of half-width kana, letters to Unicode.
bool is_half_width_mark(char32_t c) {
  return c == 0xFF9E || c == 0xFF9F;
}

/// By script extensions, so that the long-vowel mark of kana, common to two scripts, is one too.
bool is_gram(char32_t c) {
  return c >= kFirstGram && std::ranges::any_of(kGramScripts, [c](UScriptCode script) {
           return uscript_hasScript(static_cast<UChar32>(c), script) != 0;
         });
}

icu::UnicodeString normalized(const icu::Normalizer2* form, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = form->normalize(text, status);
  return U_FAILURE(status) == 0 ? result : text;
}

/// ICU keeps the instances for the life of the process; the data is part of the library.
std::string fold(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0) {
    return {};
  }
  const icu::UnicodeString apart =
      normalized(decompose, normalized(casefold, icu::UnicodeString(static_cast<UChar32>(c))));
  icu::UnicodeString plain;
  for (std::int32_t i = 0; i < apart.length(); ++i) {
    if (apart[i] < kFirstAccent || apart[i] > kLastAccent) {
      plain.append(apart[i]);
    }
  }
  std::string folded;
  normalized(compose, plain).toUTF8String(folded);
  return folded;
}

}  // namespace

CharClass char_class(char32_t c) {
  if (is_ignorable(c)) {
    return CharClass::Ignorable;
  }
  const std::uint32_t mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  if (is_half_width_mark(c)) {
    return CharClass::Mark;
  }
  if ((mask & (U_GC_L_MASK | U_GC_NL_MASK)) != 0 && is_gram(c)) {
    return CharClass::Gram;
  }
  if ((mask & U_GC_L_MASK) != 0) {
    return CharClass::Letter;
  }
  if ((mask & U_GC_N_MASK) != 0) {
    return CharClass::Digit;
  }
  return (mask & U_GC_M_MASK) != 0 ? CharClass::Mark : CharClass::Other;
}

void append_folded(char32_t c, std::string& out) {
  if (c < kAsciiEnd) {
    out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return;
  }
  thread_local std::unordered_map<char32_t, std::string> memory;
  const auto [entry, is_new] = memory.try_emplace(c);
  if (is_new) {
    entry->second = fold(c);
  }
  out += entry->second;
}

std::string compose(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0) {
    return std::string(text);
  }
  const auto length = static_cast<std::int32_t>(text.size());
  std::string composed;
  normalized(form, icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), length)))
      .toUTF8String(composed);
  return composed;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto first = static_cast<unsigned char>(text[position]);
  if (first < kAsciiEnd) {
    ++position;
    return first;
  }
  const std::size_t length = utf8_length(text.substr(position));
  if (length == 0) {
    ++position;
    return U'\uFFFD';
  }
  constexpr unsigned kTailBits = 6;
  char32_t c = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    c = (c << kTailBits) | (static_cast<unsigned char>(text[position + i]) & 0x3FU);
  }
  position += length;
  return c;
}

}  // namespace dateline::schema
