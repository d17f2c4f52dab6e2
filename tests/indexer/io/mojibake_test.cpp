// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/mojibake.h"

#include <gtest/gtest.h>

namespace dateline::io {
namespace {

std::string mended(std::string text) {
  mend_mojibake(text);
  return text;
}

TEST(MendMojibakeTest, MendsQuotesAndDashesWhereverTheyStand) {
  EXPECT_EQ(mended("donâ€™t"), "don’t");
  EXPECT_EQ(mended("“Zürich” doesnâ€™t"), "“Zürich” doesn’t");
  EXPECT_EQ(mended("a â€“ b â€œcâ€ d"), "a – b “c” d");
}

TEST(MendMojibakeTest, MendsLettersWhereAllOfTheTextIsSuch) {
  EXPECT_EQ(mended("CafÃ© mÃ¼ller"), "Café müller");
}

TEST(MendMojibakeTest, LeavesAloneWhatMayBeMeant) {
  for (const char* text :
       {"Café “müller” – 東京", "MANHÃ”", "“MANHÃ”", "plain", "", "Â£5", "„MENÜ“"}) {
    EXPECT_EQ(mended(text), text);
  }
}

}  // namespace
}  // namespace dateline::io
