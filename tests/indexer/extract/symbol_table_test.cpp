// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/symbol_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::HasSubstr;
using testing::IsNull;

Result<SymbolTable> read(const std::string& rows) {
  return SymbolTable::read(std::vector<SymbolFile>{{.name = "own.tsv", .bytes = rows}});
}

Timestamp day(const std::string& text) {
  return parse_iso_date(text)->time;
}

TEST(SymbolTableTest, ASymbolMeansWhatItMeantAtTheTime) {
  const auto table = read(
      "WIDG\tNYSE\tWidget Corp.\t\t2001-01-01\t2009-06-30\n"
      "WIDG\tNYSE\tWidow Gold Inc.\t\t2012-03-01\n");

  EXPECT_EQ(table->find("WIDG", "", day("2009-06-30"))->name, "Widget Corp.");
  EXPECT_THAT(table->find("WIDG", "", day("2010-01-01")), IsNull());
  EXPECT_EQ(table->find("WIDG", "", day("2012-03-01"))->name, "Widow Gold Inc.");
  EXPECT_EQ(table->find("WIDG", "", Timestamp{})->name, "Widow Gold Inc.");
}

TEST(SymbolTableTest, TheSuccessorIsFound) {
  const auto table = read(
      "OLDW\tNYSE\tOld Widget Inc.\t\t\t2009-06-30\tMIDW\n"
      "MIDW\tNYSE\tWidget Inc.\t\t2009-07-01\t2014-12-31\tNEWW\n"
      "NEWW\tNASDAQ\tNew Widget Inc.\t\t2015-01-01\n");

  const Listing& listing = *table->find("OLDW", "US", day("2005-01-01"));

  EXPECT_EQ(table->present(listing).symbol, "NEWW");
}

TEST(SymbolTableTest, TheHomeMarketComesFirst) {
  const auto table = read("WID\tTSX\tWidget Canada Ltd.\nWID\tNYSE\tWidget Inc.\n");

  EXPECT_EQ(table->find("WID", "", Timestamp{})->name, "Widget Inc.");
  EXPECT_EQ(table->find("WID", "CA", Timestamp{})->name, "Widget Canada Ltd.");
  EXPECT_THAT(table->find("WID", "GB", Timestamp{}), IsNull());
}

TEST(SymbolTableTest, RowsOfALaterFileStandInPlaceOfEarlierOnes) {
  const auto table = SymbolTable::read(std::vector<SymbolFile>{
      {.name = "a", .bytes = "WID\tNYSE\tWidget Inc.\nGAD\tNYSE\tGadget Inc.\n"},
      {.name = "b", .bytes = "WID\tNASDAQ\tWidow Gold Inc.\n"}});

  EXPECT_EQ(table->listings().size(), 2U);
  EXPECT_EQ(table->find("WID", "", Timestamp{})->name, "Widow Gold Inc.");
}

TEST(SymbolTableTest, CommentsAndEmptyLinesAreLeftOut) {
  const auto table = read("# symbol\n\nWID-B\tNYSE\tWidget Inc.\tWidgets|?Wid\r\n");

  EXPECT_EQ(table->listings().front().symbol, "WID.B");
  EXPECT_EQ(table->listings().front().aliases[0].text, "Widgets");
  EXPECT_TRUE(table->listings().front().aliases[1].needs_support);
}

TEST(SymbolTableTest, ABadRowIsNamedWithItsLine) {
  const auto message = [](const std::string& row) {
    return read("# head\n" + row).error().message;
  };

  EXPECT_THAT(message("w d\tNYSE\tWidget"), HasSubstr("own.tsv:2: \"w d\" is no symbol"));
  EXPECT_THAT(message("WID\tMars\tWidget"), HasSubstr("is no exchange"));
  EXPECT_THAT(message("WID\tNYSE\t"), HasSubstr("names no company"));
  EXPECT_THAT(message("WID\tNYSE\tWidget\t\t2001"), HasSubstr("is no day"));
  EXPECT_THAT(message("WID\tNYSE\tWidget\t\t2002-01-01\t2001-01-01"), HasSubstr("ends before"));
  EXPECT_THAT(message("WID\tNYSE\tWidget\t\t\t2001-01-01\tNONE"), HasSubstr("no listing NONE"));
  EXPECT_THAT(message("W\tNYSE\tW\t\t\t\t\tmore"), HasSubstr("at most seven"));
}

TEST(SymbolTableTest, TheFingerprintIsThatOfTheFiles) {
  EXPECT_EQ(read("WID\tNYSE\tWidget\n")->fingerprint(), read("WID\tNYSE\tWidget\n")->fingerprint());
  EXPECT_NE(read("WID\tNYSE\tWidget\n")->fingerprint(),
            read("WID\tNYSE\tWidgets\n")->fingerprint());
}

TEST(SymbolTableTest, TheBuiltInTableKnowsRenames) {
  const SymbolTable& table = SymbolTable::built_in();

  const Listing* const listing = table.find("FB", "US", day("2019-05-01"));

  ASSERT_NE(listing, nullptr);
  EXPECT_EQ(table.present(*listing).symbol, "META");
}

TEST(CanonicalSymbolTest, ClassesOfSharesAreWrittenWithADot) {
  EXPECT_EQ(canonical_symbol("brk-b"), "BRK.B");
  EXPECT_EQ(canonical_symbol("BRK/B"), "BRK.B");
}

}  // namespace
}  // namespace dateline::extract
