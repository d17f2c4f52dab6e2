// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/legible.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

TEST(Legible, KeepsTextAndItsLines) {
  EXPECT_EQ(legible("Zürich\t東京\n😀\r\n"), "Zürich\t東京\n😀\r\n");
}

TEST(Legible, ReplacesControlCharacters) {
  EXPECT_EQ(legible(std::string_view("\0a\x01\x1b\x1f", 5)), "\uFFFDa\uFFFD\uFFFD\uFFFD");
}

TEST(Legible, ReplacesWhatXmlForbids) {
  EXPECT_EQ(legible("\uFFFE\uFFFF\uFFFD"), "\uFFFD\uFFFD\uFFFD");
}

TEST(Legible, ReplacesBytesThatAreNoText) {
  EXPECT_EQ(legible("a\xff"), "a\uFFFD");
  EXPECT_EQ(legible("\xed\xa0\x80z"), "\uFFFD\uFFFD\uFFFDz");  // half of a surrogate pair
}

}  // namespace
}  // namespace dateline::searchd
