// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes made uniform before they are cut into tokens.
#include "indexer/query/clean_text.h"

#include <gtest/gtest.h>

#include <string_view>

namespace dateline::query {
namespace {

using namespace std::string_view_literals;

TEST(CleanText, TurnsControlsAndUnicodeSpacesIntoSpaces) {
  EXPECT_EQ(clean_text("a\0b\tc\x7F"sv), "a b c ");
  EXPECT_EQ(clean_text("d\u0085e\u00A0f\u2003g\u3000h\uFEFF"sv), "d e f g h ");
}

TEST(CleanText, TurnsInvalidBytesIntoSpaces) {
  EXPECT_EQ(clean_text("a\xFF"
                       "b\xC0\xAF"
                       "c\xE2\x82"),
            "a b  c  ");
}

TEST(CleanText, TurnsTypographicQuotesIntoPlainOnes) {
  EXPECT_EQ(clean_text("“a” „b‟ «c»"), "\"a\" \"b\" \"c\"");
}

TEST(CleanText, KeepsLettersAndApostrophesOfAnyScript) {
  EXPECT_EQ(clean_text("Zürich don’t 東京 😀"), "Zürich don’t 東京 😀");
}

TEST(CollapseSpaces, LeavesSingleOnesInside) {
  EXPECT_EQ(collapse_spaces("  a   b c "), "a b c");
  EXPECT_EQ(collapse_spaces("   "), "");
}

TEST(HasContent, WantsALetterADigitOrACharacterBeyondAscii) {
  EXPECT_TRUE(has_content("--5"));
  EXPECT_TRUE(has_content("é"));
  EXPECT_FALSE(has_content("-&%$*"));
  EXPECT_FALSE(has_content(""));
}

TEST(CountLetters, CountsCharactersRatherThanBytes) {
  EXPECT_EQ(count_letters("Zü-1."), 3U);
}

TEST(Shorten, CutsBeforeACharacterAndMarksTheCut) {
  EXPECT_EQ(shorten("abcdef", 6), "abcdef");
  EXPECT_EQ(shorten("abcdefg", 6), "abc…");
  EXPECT_EQ(shorten("abécdefg", 6), "ab…");
}

}  // namespace
}  // namespace dateline::query
