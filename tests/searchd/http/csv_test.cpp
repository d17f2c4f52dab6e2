// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/csv.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

std::string cell(std::string_view text) {
  std::string out;
  append_csv_cell(text, out);
  return out;
}

TEST(Csv, LeavesPlainTextAsItIs) {
  EXPECT_EQ(cell("Ore at 4.5% = up"), "Ore at 4.5% = up");
  EXPECT_EQ(cell(""), "");
}

TEST(Csv, QuotesWhatWouldEndACell) {
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("a;b"), "\"a;b\"");
  EXPECT_EQ(cell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(cell(" a"), "\" a\"");
}

TEST(Csv, DoublesQuotes) {
  EXPECT_EQ(cell("the \"deal\""), "\"the \"\"deal\"\"\"");
}

TEST(Csv, TakesTheForceOutOfFormulas) {
  for (const char* start : {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    EXPECT_EQ(cell(std::string(start) + "1"), "'" + std::string(start) + "1");
  }
  EXPECT_EQ(cell("\t=1"), "\"'\t=1\"");
  EXPECT_EQ(cell("=A1,B1"), "\"'=A1,B1\"");
}

TEST(Csv, HoldsNoControlCharacters) {
  EXPECT_EQ(cell(std::string_view("a\0b", 3)), "a\uFFFDb");
}

}  // namespace
}  // namespace dateline::searchd
