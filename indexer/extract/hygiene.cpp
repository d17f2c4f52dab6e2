// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/hygiene.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/io/mojibake.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

// U+00AD, U+202A to U+202E, U+2060, U+2066 to U+2069. Zero-width spaces and joiners stay: they say
// where words end and how letters of some scripts are shaped.
constexpr auto kInvisible = std::to_array<std::string_view>(
    {"\xC2\xAD", "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE",
     "\xE2\x81\xA0", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"});

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; });
}

void drop_invisible(std::string& text) {
  for (const std::string_view mark : kInvisible) {
    text = io::replace_all(text, mark, "");
  }
}

void compose(std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error) != 0 || nfc->isNormalizedUTF8(text, error) != 0) {
    return;
  }
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, text, sink, nullptr, error);
  if (U_SUCCESS(error) != 0) {
    text = std::move(composed);
  }
}

void clean_list(std::vector<std::string>& texts) {
  std::ranges::for_each(texts, clean_characters);
  std::erase_if(texts, [](const std::string& text) { return text.empty(); });
}

}  // namespace

void clean_characters(std::string& text) {
  if (is_ascii(text)) {
    return;
  }
  io::mend_mojibake(text);
  drop_invisible(text);
  compose(text);
}

void clean_article(Article& article) {
  for (std::string* text :
       {&article.title, &article.source_name, &article.agency, &article.section}) {
    clean_characters(*text);
  }
  for (auto* list : {&article.places, &article.authors, &article.topics, &article.body}) {
    clean_list(*list);
  }
  for (RelatedItem& item : article.related) {
    clean_characters(item.title);
    clean_characters(item.text);
  }
}

}  // namespace dateline::extract
