// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/charset.h"

#include <gtest/gtest.h>

#include "indexer/io/text.h"

namespace dateline::io {
namespace {

const std::string kRussian =
    "Компания объявила о закрытии трёх заводов в следующем году, сообщил её представитель.";
const std::string kRussianBytes =
    "\xCA\xEE\xEC\xEF\xE0\xED\xE8\xFF \xEE\xE1\xFA\xFF\xE2\xE8\xEB\xE0 \xEE "
    "\xE7\xE0\xEA\xF0\xFB\xF2\xE8\xE8 \xF2\xF0\xB8\xF5 \xE7\xE0\xE2\xEE\xE4\xEE\xE2 \xE2 "
    "\xF1\xEB\xE5\xE4\xF3\xFE\xF9\xE5\xEC \xE3\xEE\xE4\xF3, \xF1\xEE\xEE\xE1\xF9\xE8\xEB \xE5\xB8 "
    "\xEF\xF0\xE5\xE4\xF1\xF2\xE0\xE2\xE8\xF2\xE5\xEB\xFC.";
const std::string kPolish =
    "„Wciąż rosną ceny pszenicy, więc zamkniemy trzy z dziewięciu młynów” – powiedział w środę "
    "rzecznik spółki.";
const std::string kPolishBytes =
    "\x84Wci\xB9\xBF rosn\xB9 ceny pszenicy, wi\xEA"
    "c zamkniemy trzy z dziewi\xEA"
    "ciu m\xB3yn\xF3w\x94 \x96 powiedzia\xB3 w \x9Crod\xEA rzecznik sp\xF3\xB3ki.";
const std::string kJapanese =
    "東京の会社は来年、三つの工場を閉鎖すると発表した。小麦の値段が上がっている。";
const std::string kJapaneseBytes =
    "\x93\x8C\x8B\x9E\x82\xCC\x89\xEF\x8E\xD0\x82\xCD\x97\x88\x94N\x81"
    "A\x8EO\x82\xC2\x82\xCC\x8DH\x8F\xEA\x82\xF0\x95\xC2\x8D\xBD\x82\xB7\x82\xE9\x82\xC6\x94\xAD"
    "\x95\\\x82\xB5\x82\xBD\x81"
    "B\x8F\xAC\x94\x9E\x82\xCC\x92l\x92i\x82\xAA\x8F\xE3\x82\xAA\x82\xC1\x82\xC4\x82\xA2\x82\xE9"
    "\x81"
    "B";
const std::string kChinese =
    "公司宣布明年将关闭三家工厂，因为小麦价格持续上涨。发言人周一说明了原因。";
const std::string kChineseBytes =
    "\xB9\xAB\xCB\xBE\xD0\xFB\xB2\xBC\xC3\xF7\xC4\xEA\xBD\xAB\xB9\xD8\xB1\xD5\xC8\xFD\xBC\xD2\xB9"
    "\xA4\xB3\xA7\xA3\xAC\xD2\xF2\xCE\xAA\xD0\xA1\xC2\xF3\xBC\xDB\xB8\xF1\xB3\xD6\xD0\xF8\xC9\xCF"
    "\xD5\xC7\xA1\xA3\xB7\xA2\xD1\xD4\xC8\xCB\xD6\xDC\xD2\xBB\xCB\xB5\xC3\xF7\xC1\xCB\xD4\xAD\xD2"
    "\xF2\xA1\xA3";
const std::string kFrench =
    "La société a annoncé la fermeture de trois moulins l’année prochaine, à cause du prix élevé "
    "du blé.";
const std::string kFrenchBytes =
    "La soci\xE9t\xE9 a annonc\xE9 la fermeture de trois moulins l\x92"
    "ann\xE9"
    "e prochaine, \xE0 cause du prix \xE9lev\xE9 du bl\xE9.";

TEST(DetectCharsetTest, TellsWhatIsNotWestern) {
  EXPECT_EQ(decode_text(kRussianBytes, ""), kRussian);
  EXPECT_EQ(decode_text(kPolishBytes, ""), kPolish);
  EXPECT_EQ(decode_text(kJapaneseBytes, ""), kJapanese);
  EXPECT_EQ(decode_text(kChineseBytes, ""), kChinese);
}

TEST(DetectCharsetTest, LeavesWesternTextToWindows1252) {
  EXPECT_EQ(detect_charset(kFrenchBytes), "");
  EXPECT_EQ(decode_text(kFrenchBytes, ""), kFrench);
  EXPECT_EQ(detect_charset("Die Z\xFCrcher Bank"), "");
  EXPECT_EQ(detect_charset(kRussian), "");
}

TEST(DetectCharsetTest, MarkupIsLeftOutOfAccount) {
  std::string page = "<html><body>";
  for (int i = 0; i < 200; ++i) {
    page += "<div class=\"column wide\"><span></span></div>";
  }

  for (int i = 0; i < 5; ++i) {
    page += "<p>" + kRussianBytes;
  }

  const std::string text = decode_text(page, "");

  EXPECT_TRUE(text.ends_with(kRussian));
}

TEST(DecodeTextTest, WhatIsUtf8IsReadAsUtf8WhateverIsDeclared) {
  EXPECT_EQ(decode_text(kRussian, "windows-1251"), kRussian);
  EXPECT_EQ(decode_text(kJapanese, "Shift_JIS"), kJapanese);
  EXPECT_EQ(decode_text(kFrench, "iso-8859-1"), kFrench);
}

TEST(DecodeTextTest, ADeclaredSetThatCannotBeIsNotBelieved) {
  EXPECT_EQ(decode_text(kRussianBytes, "utf-8"), kRussian);
  EXPECT_EQ(decode_text(kRussianBytes, "iso-8859-1"), kRussian);
  EXPECT_EQ(decode_text(kJapaneseBytes, "EUC-KR"), kJapanese);
}

TEST(DecodeTextTest, OneStrayByteLeavesTheRestAsItIs) {
  EXPECT_EQ(decode_text(kRussian + " caf\xE9", ""), kRussian + " café");
}

}  // namespace
}  // namespace dateline::io
