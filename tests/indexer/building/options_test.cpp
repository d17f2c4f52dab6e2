// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/options.h"

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

class Surroundings : public ::testing::Test {
 protected:
  void TearDown() override { ::unsetenv("DATELINE_ARCHIVE"); }

  void write_file(const std::string& text) {
    options_.config = (testing::fresh_folder() / "config").string();
    std::ofstream(options_.config) << text;
  }

  Status fill(const std::string& given = "") {
    return fill_from_surroundings([&](std::string_view name) { return name == given; }, options_);
  }

  Options options_;
};

TEST_F(Surroundings, FileFillsWhatNothingElseSaid) {
  write_file(
      "archive = \"/srv/news\"\nzone = \"Europe/Berlin\"\njson = true\n"
      "canaries = [\"oil\", \"topic:grain\"]\n");

  const Status filled = fill();

  ASSERT_TRUE(filled) << filled.error().message;
  EXPECT_EQ(options_.archive, "/srv/news");
  EXPECT_EQ(options_.zone, "Europe/Berlin");
  EXPECT_TRUE(options_.json);
  EXPECT_EQ(options_.canaries, (std::vector<std::string>{"oil", "topic:grain"}));
}

TEST_F(Surroundings, TheFileSaysHowSourcesPrintTheirDates) {
  write_file(
      "zone = \"Europe/Berlin\"\n"
      "[sources.\"news.example\"]\nzone = \"America/New_York\"\ndate_order = \"mdy\"\n"
      "[sources.wire]\ndate_order = \"dmy\"\n");

  const Status filled = fill();

  ASSERT_TRUE(filled) << filled.error().message;
  EXPECT_EQ(options_.zone, "Europe/Berlin");
  ASSERT_EQ(options_.sources.size(), 2U);
  EXPECT_EQ(options_.sources["news.example"].zone, "America/New_York");
  EXPECT_EQ(options_.sources["news.example"].order, extract::DateOrder::MonthFirst);
  EXPECT_EQ(options_.sources["wire"].order, extract::DateOrder::DayFirst);
}

TEST_F(Surroundings, AnOrderOfDatesThatIsNoneIsRefused) {
  write_file("[sources.\"news.example\"]\ndate_order = \"ymd\"\n");

  const Status filled = fill();

  ASSERT_FALSE(filled);
  EXPECT_NE(filled.error().message.find("date_order"), std::string::npos);
}

TEST_F(Surroundings, AnUnknownKeyOfASourceIsRefused) {
  write_file("[sources.\"news.example\"]\ncolour = \"red\"\n");

  EXPECT_FALSE(fill());
}

TEST_F(Surroundings, EnvironmentWinsOverTheFile) {
  write_file("archive = \"/from/file\"\n");
  ::setenv("DATELINE_ARCHIVE", "/from/environment", 1);

  ASSERT_TRUE(fill());

  EXPECT_EQ(options_.archive, "/from/environment");
}

TEST_F(Surroundings, EnvironmentListsWithCommasAsThatOfTheServerDoes) {
  ::setenv("DATELINE_SYMBOLS", "none, ours.tsv", 1);

  const Status filled = fill();
  ::unsetenv("DATELINE_SYMBOLS");

  ASSERT_TRUE(filled);
  EXPECT_EQ(options_.symbols, (std::vector<std::string>{"none", "ours.tsv"}));
}

TEST_F(Surroundings, AnEmptyTextIsRefused) {
  for (const char* line : {"archive = \"\"\n", "archive =\n"}) {
    write_file(line);

    const Status filled = fill();

    ASSERT_FALSE(filled) << line;
    EXPECT_NE(filled.error().message.find("archive"), std::string::npos);
  }
}

TEST_F(Surroundings, CommandLineWinsOverBoth) {
  write_file("archive = \"/from/file\"\n");
  ::setenv("DATELINE_ARCHIVE", "/from/environment", 1);
  options_.archive = "/from/command-line";

  ASSERT_TRUE(fill("archive"));

  EXPECT_EQ(options_.archive, "/from/command-line");
}

TEST_F(Surroundings, UnknownKeyIsRefusedByName) {
  write_file("archiv = \"/srv/news\"\n");

  const Status filled = fill();

  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().code, ErrorCode::InvalidArgument);
  EXPECT_NE(filled.error().message.find("archiv"), std::string::npos);
}

TEST_F(Surroundings, FlagThatIsNeitherTrueNorFalseIsRefused) {
  write_file("json = maybe\n");

  EXPECT_FALSE(fill());
}

TEST_F(Surroundings, MissingFileIsNotFound) {
  options_.config = "/nowhere/at/all";

  const Status filled = fill();

  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace dateline::indexer
