// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/company_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kRows =
    "WID\tNYSE\tWidget Inc.\t?Widget\n"
    "GAD\tNYSE\tGadget & Sons Corp.\tGadget Sons|G&S\n"
    "OLD\tNYSE\tOld Anvil Co.\tAnvil\t\t2009-12-31\n"
    "NEW\tNYSE\tNew Anvil Co.\tAnvil\t2010-01-01\n"
    "TWN\tNYSE\tTwin Peaks Inc.\tTwin Peaks\n"
    "TWO\tNYSE\tTwin Peaks Gold Inc.\tTwin Peaks\n"
    "DOT\tNYSE\tAnvil.com Inc.\tAnvil.com\n"
    "JPA\tNYSE\tJ.P. Anvil & Co.\tJ.P. Anvil\n";

class CompanyNamesTest : public testing::Test {
 protected:
  /// "WID" for each name found, "WID?" where it needs support.
  [[nodiscard]] std::vector<std::string> found(std::string_view text,
                                               const std::string& when = "2019-01-01") const {
    std::vector<std::string> symbols;
    for (const NameMatch& match : names_.find(text, name_words(text), parse_iso_date(when)->time)) {
      symbols.push_back(match.listing->symbol + (match.needs_support ? "?" : ""));
    }
    return symbols;
  }

 private:
  SymbolTable table_ =
      *SymbolTable::read(std::vector<SymbolFile>{{.name = "rows", .bytes = kRows}});
  CompanyNames names_{table_};
};

TEST_F(CompanyNamesTest, ANameWithItsLegalFormIsClear) {
  EXPECT_THAT(found("Widget Inc. rose"), ElementsAre("WID"));
  EXPECT_THAT(found("Widget, Inc said"), ElementsAre("WID"));
  EXPECT_THAT(found("WIDGET CORP"), ElementsAre("WID"));
}

TEST_F(CompanyNamesTest, AnOrdinaryWordNeedsSupport) {
  EXPECT_THAT(found("Widget’s profit"), ElementsAre("WID?"));
  EXPECT_THAT(found("a widget fell"), IsEmpty());
}

TEST_F(CompanyNamesTest, AndIsAnAmpersand) {
  EXPECT_THAT(found("Gadget and Sons Corp, Gadget & Sons Corp"), ElementsAre("GAD", "GAD"));
  EXPECT_THAT(found("G&S rose"), ElementsAre("GAD"));
  EXPECT_THAT(found("Gadget. Sons came"), IsEmpty());
}

TEST_F(CompanyNamesTest, ANameBelongsToWhoHadItAtTheTime) {
  EXPECT_THAT(found("Anvil fell", "2005-05-05"), ElementsAre("OLD"));
  EXPECT_THAT(found("Anvil fell", "2015-05-05"), ElementsAre("NEW"));
}

TEST_F(CompanyNamesTest, ANameOfTwoIsNone) {
  EXPECT_THAT(found("Twin Peaks opened"), IsEmpty());
  EXPECT_THAT(found("Twin Peaks Gold Inc opened"), ElementsAre("TWO"));
}

TEST_F(CompanyNamesTest, TheLongestNameCounts) {
  EXPECT_THAT(found("Anvil.com said; J.P. Anvil and JP Anvil"), ElementsAre("DOT", "JPA", "JPA"));
}

TEST(NameWordsTest, CutsWordsAsNamesAreMade) {
  std::vector<std::string> words;
  for (const NameWord& word : name_words("AT&T’s U.S. unit and McAnvil's 3m")) {
    words.push_back(word.folded + (word.capital ? "!" : ""));
  }

  EXPECT_THAT(words, ElementsAre("at&t!", "s", "us!", "unit", "mcanvil!", "s", "3m"));
}

}  // namespace
}  // namespace dateline::extract
