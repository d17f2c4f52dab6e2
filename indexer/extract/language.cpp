// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/language.h"

#include <algorithm>
#include <array>
#include <utility>

#include <cld2/public/compact_lang_det.h>
#include <unicode/uloc.h>

#include "indexer/base/utf8.h"
#include "indexer/extract/evidence.h"
#include "indexer/io/text.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kLookedAtBytes = 8'000;  // more of one text says nothing new
constexpr std::uint32_t kLeastLetterBytes = 60;
constexpr std::uint32_t kLeastPercent = 70;
/// What a text needs to contradict its input.
constexpr std::uint32_t kLongLetterBytes = 400;
constexpr std::uint32_t kClearPercent = 90;

/// Codes that ISO 639-1 has withdrawn, and what took their place.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kWithdrawn = {
    {{"iw", "he"}, {"in", "id"}, {"ji", "yi"}}};

/// Languages so close that a detector takes one for the other; what the input says stands.
constexpr std::array<std::string_view, 6> kAlike = {"no nb nn da", "hr sr bs", "id ms",
                                                    "cs sk",       "pt gl es", "bg mk"};

std::string current_code(const std::string& code) {
  const auto* const row = std::ranges::find(kWithdrawn, std::string_view(code),
                                            &decltype(kWithdrawn)::value_type::first);
  return row == kWithdrawn.end() ? code : std::string(row->second);
}

bool are_alike(std::string_view a, std::string_view b) {
  return a == b || std::ranges::any_of(kAlike, [&](std::string_view group) {
           return group.find(a) != std::string_view::npos &&
                  group.find(b) != std::string_view::npos;
         });
}

/// Title and text, as far as they are looked at.
std::string sample_of(const Article& article) {
  std::string sample = article.title;
  for (const std::string& paragraph : article.body) {
    if (sample.size() >= kLookedAtBytes) {
      break;
    }
    sample += '\n';
    sample += paragraph;
  }
  return std::string(utf8_prefix(sample, kLookedAtBytes));
}

bool contradicts(const DetectedLanguage& found, std::string_view declared) {
  return found.letter_bytes >= kLongLetterBytes && found.percent >= kClearPercent &&
         !are_alike(found.code, declared);
}

std::string in_words(const DetectedLanguage& found, std::string_view declared) {
  std::string text = found.code + ": " + std::to_string(found.percent) + " % of " +
                     std::to_string(found.letter_bytes) + " bytes";
  return declared.empty() ? text : text + ", the input says " + std::string(declared);
}

/// Tells of the text's language and, where there is one, of the input's.
void explain(const DetectedLanguage& found, const std::string& declared, bool chosen,
             Explanation* explanation) {
  if (explanation == nullptr) {
    return;
  }
  explanation->add({.field = "lang",
                    .rule = "cld2",
                    .text = in_words(found, declared),
                    .value = found.code,
                    .score = found.percent / 100.0,
                    .chosen = chosen,
                    .reason = chosen ? "the text is clear" : "what the input says stands"});
  if (!declared.empty()) {
    explanation->add({.field = "lang",
                      .rule = "input",
                      .text = declared,
                      .value = declared,
                      .score = chosen ? 0.0 : 1.0,
                      .chosen = !chosen,
                      .reason = chosen ? "the long text is clearly in another language" : ""});
  }
}

}  // namespace

std::optional<DetectedLanguage> detect_language(std::string_view text) {
  text = utf8_prefix(text, kLookedAtBytes);
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int letter_bytes = 0;
  bool is_reliable = false;
  CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, languages.data(),
                                 percents.data(), &letter_bytes, &is_reliable);
  DetectedLanguage found{.code = current_code(language_of(CLD2::LanguageCode(languages.front()))),
                         .percent = static_cast<std::uint32_t>(percents.front()),
                         .letter_bytes = static_cast<std::uint32_t>(letter_bytes)};
  if (!is_reliable || found.letter_bytes < kLeastLetterBytes || found.percent < kLeastPercent ||
      !is_language_code(found.code)) {
    return std::nullopt;
  }
  return found;
}

bool is_language_code(std::string_view code) {
  return code.size() == 2 && *uloc_getISO3Language(std::string(code).c_str()) != '\0';
}

void settle_language(Article& article, Explanation* explanation) {
  article.lang = current_code(article.lang);
  if (!article.lang.empty() && !is_language_code(article.lang)) {
    article.lang.clear();
  }
  const std::optional<DetectedLanguage> found = detect_language(sample_of(article));
  if (!found || found->code == article.lang) {
    return;
  }
  const bool chosen = article.lang.empty() || contradicts(*found, article.lang);
  explain(*found, article.lang, chosen, explanation);
  if (chosen) {
    add_evidence(article, "lang", "cld2", in_words(*found, article.lang));
    article.lang = found->code;
  }
}

}  // namespace dateline::extract
