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

TEST_F(Surroundings, EnvironmentWinsOverTheFile) {
  write_file("archive = \"/from/file\"\n");
  ::setenv("DATELINE_ARCHIVE", "/from/environment", 1);

  ASSERT_TRUE(fill());

  EXPECT_EQ(options_.archive, "/from/environment");
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
