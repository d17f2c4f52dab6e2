// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/text.h"

#include <gtest/gtest.h>

namespace dateline::io {
namespace {

TEST(CleanTextTest, LeavesUtf8AsItIs) {
  EXPECT_EQ(clean_text("Zürich \xE2\x80\x94 \xF0\x9F\x93\x88 東京"),
            "Zürich \xE2\x80\x94 \xF0\x9F\x93\x88 東京");
}

TEST(CleanTextTest, ReadsStrayBytesAsWindows1252) {
  EXPECT_EQ(clean_text("caf\xE9 \x93quoted\x94 \x80 5"), "café “quoted” € 5");
}

TEST(CleanTextTest, KeepsGoodCharactersBesideStrayBytes) {
  EXPECT_EQ(clean_text("Zürich caf\xE9"), "Zürich café");
}

TEST(CleanTextTest, DropsControlsButTabAndNewline) {
  EXPECT_EQ(clean_text(std::string_view("a\0b\x03\x7F\tc\nd\xC2\x85", 11)), "ab\tc\nd");
}

TEST(CleanTextTest, DropsMarksAndNoncharacters) {
  EXPECT_EQ(clean_text("\xEF\xBB\xBF"
                       "a\xEF\xBF\xBE"
                       "b\xF0\x9F\xBF\xBF"
                       "c"),
            "abc");
}

TEST(CleanTextTest, MakesOneLineEndOfAll) {
  EXPECT_EQ(clean_text("a\r\nb\rc\n"), "a\nb\nc\n");
}

TEST(DecodeTextTest, KnowsDeclaredCharacterSets) {
  EXPECT_EQ(decode_text("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251"), "Привет");
  EXPECT_EQ(decode_text("\x93\x8C\x8B\x9E", "Shift_JIS"), "東京");
}

TEST(DecodeTextTest, AByteOrderMarkOutranksTheName) {
  EXPECT_EQ(decode_text(std::string_view("\xFF\xFE"
                                         "a\0b\0",
                                         6),
                        "utf-8"),
            "ab");
}

TEST(DecodeTextTest, AnUnknownNameMeansUtf8) {
  EXPECT_EQ(decode_text("Zürich", "x-made-up"), "Zürich");
}

TEST(DecodeTextTest, Latin1IsReadAsWindows1252) {
  EXPECT_EQ(decode_text("\x93"
                        "a\x94",
                        "ISO-8859-1"),
            "“a”");
}

TEST(DecodeTextTest, NoSetOfWideCharactersWithoutNuls) {
  EXPECT_EQ(decode_text("<p>Z\xC3\xBCrich", "UTF-16"), "<p>Z\xC3\xBCrich");
  EXPECT_EQ(decode_text("<p>Bergen", "ISO-10646-UCS-2"), "<p>Bergen");
  EXPECT_EQ(decode_text(std::string_view("<\0p\0>\0", 6), "utf-16le"), "<p>");
}

TEST(ReplaceAllTest, ReplacesWhatStandsSideBySide) {
  EXPECT_EQ(replace_all("&lt;&lt;a", "&lt;", "<"), "<<a");
  EXPECT_EQ(replace_all("aaa", "aa", "a"), "aa");
  EXPECT_EQ(replace_all("a", "b", "c"), "a");
}

TEST(CollapseBlanksTest, MakesOneSpaceOfEveryRun) {
  EXPECT_EQ(collapse_blanks(" a \t\n b\xC2\xA0 c "), "a b c");
}

}  // namespace
}  // namespace dateline::io
