// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/utf16.h"

#include <array>

#include <gtest/gtest.h>

namespace dateline::io {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

/// Reads in pieces of three bytes, so that characters are cut.
std::string converted(std::string bytes) {
  const auto source = utf16_to_utf8(bytes_of(std::move(bytes)));
  std::string text;
  std::array<char, 3> buffer{};
  for (auto count = source->read(buffer); count && *count > 0; count = source->read(buffer)) {
    text.append(buffer.data(), *count);
  }
  return text;
}

/// @p text in UTF-16, low byte first, without a mark.
std::string little(std::u16string_view text) {
  std::string bytes;
  for (const char16_t unit : text) {
    bytes += static_cast<char>(unit & 0xFFU);
    bytes += static_cast<char>(unit >> 8U);
  }
  return bytes;
}

TEST(Utf16, WithALittleEndianMarkIsConverted) {
  EXPECT_EQ(converted("\xFF\xFE" + little(u"Zürich \U0001F4F0 €")),
            std::string(kMark) + "Zürich \U0001F4F0 €");
}

TEST(Utf16, WithABigEndianMarkIsConverted) {
  const std::string bytes("\xFE\xFF\0A\x20\xAC", 6);

  EXPECT_EQ(converted(bytes), std::string(kMark) + "A€");
}

TEST(Utf16, WithoutAMarkIsKnownByItsNuls) {
  EXPECT_EQ(converted(little(u"{\"title\"")), std::string(kMark) + "{\"title\"");
}

TEST(Utf16, LongerThanOneChunkIsConvertedWhole) {
  const std::u16string text(200'001, u'ü');

  EXPECT_EQ(converted("\xFF\xFE" + little(text)).size(), kMark.size() + 2 * text.size());
}

TEST(Utf16, OtherBytesPassAsTheyAre) {
  const std::string bytes("caf\xE9 \0 and more", 15);

  EXPECT_EQ(converted(bytes), bytes);
  EXPECT_EQ(converted("ab"), "ab");
  EXPECT_EQ(converted(""), "");
}

}  // namespace
}  // namespace dateline::io
