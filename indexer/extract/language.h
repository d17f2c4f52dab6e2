// SPDX-License-Identifier: GPL-3.0-or-later
// The language of an article: what its input says, held against what its text looks like.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/explanation.h"
#include "indexer/schema/article.h"

namespace dateline::extract {

/// What the letters of a text say about its language.
struct DetectedLanguage {
  std::string code;                // ISO 639-1
  std::uint32_t percent = 0;       // of the letters that are in it
  std::uint32_t letter_bytes = 0;  // on which that rests
};

/// The language in which most of @p text (valid UTF-8) is written, by Compact Language Detector 2.
/// Nothing for a text that is short or of several languages, and for a language that has no
/// two-letter code: an empty field is better than a guess. Thread-safe.
[[nodiscard]] std::optional<DetectedLanguage> detect_language(std::string_view text);

/// True for a two-letter code that ISO 639-1 gives to a language.
[[nodiscard]] bool is_language_code(std::string_view code);

/// Sets `lang` from the text where the input names no language or an impossible one, and where a
/// long text clearly is in another language than the input says; the evidence is `cld2`.
void settle_language(Article& article, Explanation* explanation);

}  // namespace dateline::extract
