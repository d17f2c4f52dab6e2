// SPDX-License-Identifier: GPL-3.0-or-later
// Which bytes make a character.
#include "indexer/base/utf8.h"

#include <gtest/gtest.h>

#include <string_view>

namespace dateline {
namespace {

using namespace std::string_view_literals;

TEST(Utf8Length, CountsTheBytesOfTheFirstCharacterOnly) {
  EXPECT_EQ(utf8_length("ab"sv), 1U);
  EXPECT_EQ(utf8_length("\0x"sv), 1U);
  EXPECT_EQ(utf8_length("éa"sv), 2U);
  EXPECT_EQ(utf8_length("€a"sv), 3U);
  EXPECT_EQ(utf8_length("😀a"sv), 4U);
}

TEST(Utf8Length, AcceptsTheEdgesOfEveryRange) {
  EXPECT_EQ(utf8_length("\xC2\x80"sv), 2U);
  EXPECT_EQ(utf8_length("\xE0\xA0\x80"sv), 3U);
  EXPECT_EQ(utf8_length("\xED\x9F\xBF"sv), 3U);
  EXPECT_EQ(utf8_length("\xF0\x90\x80\x80"sv), 4U);
  EXPECT_EQ(utf8_length("\xF4\x8F\xBF\xBF"sv), 4U);
}

TEST(Utf8Length, IsZeroWhereNoCharacterStarts) {
  for (const std::string_view text :
       {""sv, "\x80"sv, "\xBF"sv, "\xC0\xAF"sv, "\xC1\xBF"sv, "\xE0\x9F\xBF"sv, "\xED\xA0\x80"sv,
        "\xF0\x8F\xBF\xBF"sv, "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xFF"sv}) {
    EXPECT_EQ(utf8_length(text), 0U) << ::testing::PrintToString(text);
  }
}

TEST(Utf8Length, IsZeroForACutCharacter) {
  for (const std::string_view text :
       {"\xC3"sv, "\xC3x"sv, "\xE2\x82"sv, "\xE2\x82x"sv, "\xF0\x9F\x98"sv, "\xF0\x9F\x98x"sv}) {
    EXPECT_EQ(utf8_length(text), 0U) << ::testing::PrintToString(text);
  }
}

TEST(Utf8Prefix, NeverCutsACharacterInTwo) {
  EXPECT_EQ(utf8_prefix("aü", 2), "a");
  EXPECT_EQ(utf8_prefix("aü", 3), "aü");
}

}  // namespace
}  // namespace dateline
