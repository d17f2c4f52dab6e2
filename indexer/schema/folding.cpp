// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/folding.h"

#include <unordered_map>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "indexer/base/utf8.h"

namespace dateline::schema {
namespace {

constexpr char32_t kAsciiEnd = 0x80;
constexpr UChar kFirstAccent = 0x0300;
constexpr UChar kLastAccent = 0x036F;

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
  if (c == 0xAD || c == 0x200C || c == 0x200D) {
    return CharClass::Ignorable;
  }
  const std::uint32_t mask = U_GET_GC_MASK(static_cast<UChar32>(c));
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
