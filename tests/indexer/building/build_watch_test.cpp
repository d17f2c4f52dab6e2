// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/build_watch.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

const Error kBad{ErrorCode::BadInput, "is no article", "look at it"};

TEST(BuildWatch, WritesOneLineOfTheReportForEachSkippedRecord) {
  const Console console(Console::Style::Quiet);
  const auto file = testing::fresh_folder() / "report.jsonl";
  BuildWatch watch(console);
  ASSERT_TRUE(watch.report_to(file.string()));

  ASSERT_TRUE(watch.skipped({.file = "a.tar!/b", .record = 3, .offset = 9, .line = 4}, kBad));
  ASSERT_TRUE(watch.finish());

  std::ifstream report(file);
  const std::string text((std::istreambuf_iterator<char>(report)), {});
  EXPECT_EQ(text, R"({"file":"a.tar!/b","record":3,"offset":9,"line":4,"code":"bad_input",)"
                  R"("reason":"is no article","hint":"look at it"})"
                  "\n");
  EXPECT_EQ(watch.skipped_records(), 1U);
}

TEST(BuildWatch, TellsTenRecordsAndCountsTheOthers) {
  const Console console(Console::Style::Text);
  BuildWatch watch(console);
  ::testing::internal::CaptureStderr();

  for (std::uint64_t record = 1; record <= 13; ++record) {
    ASSERT_TRUE(watch.skipped({.file = "list", .record = record}, kBad));
  }
  ASSERT_TRUE(watch.finish());

  const std::string told = ::testing::internal::GetCapturedStderr();
  EXPECT_NE(told.find("record 10: is no article; look at it"), std::string::npos);
  EXPECT_EQ(told.find("record 11:"), std::string::npos);
  EXPECT_NE(told.find("3 more records"), std::string::npos);
}

TEST(BuildWatch, LeavesAnOlderReportAloneUntilTheEnd) {
  const Console console(Console::Style::Quiet);
  const auto file = testing::fresh_folder() / "report.jsonl";
  std::ofstream(file) << "older";
  BuildWatch watch(console);
  ASSERT_TRUE(watch.report_to(file.string()));

  const auto before = std::filesystem::file_size(file);
  ASSERT_TRUE(watch.finish());

  EXPECT_EQ(before, 5U);
  EXPECT_EQ(std::filesystem::file_size(file), 0U);
  using Entries = std::filesystem::directory_iterator;
  EXPECT_EQ(std::distance(Entries(file.parent_path()), Entries()), 1);
}

TEST(BuildWatch, RefusesAReportThatIsAPipe) {
  const Console console(Console::Style::Quiet);
  const auto file = testing::fresh_folder() / "pipe";
  ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
  BuildWatch watch(console);

  const Status opened = watch.report_to(file.string());

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::InvalidArgument);
}

TEST(BuildWatch, WritesAReportToADevice) {
  const Console console(Console::Style::Quiet);
  BuildWatch watch(console);

  ASSERT_TRUE(watch.report_to("/dev/null"));

  EXPECT_TRUE(watch.skipped({.file = "a"}, kBad));
  EXPECT_TRUE(watch.finish());
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(BuildWatch, PrintsControlCharactersOfNamesEscaped) {
  const Console console(Console::Style::Text);
  BuildWatch watch(console);
  ::testing::internal::CaptureStderr();

  ASSERT_TRUE(watch.skipped({.file = "a\x1b[2J\nb\xC2\x9Bü"}, kBad));

  EXPECT_EQ(::testing::internal::GetCapturedStderr(),
            "skipped: a\\x1b[2J\\x0ab\\x9bü: is no article; look at it\n");
}

TEST(BuildWatch, SaysThatTheReportCannotBeWritten) {
  const Console console(Console::Style::Quiet);
  BuildWatch watch(console);

  const Status opened = watch.report_to((testing::fresh_folder() / "no" / "report").string());

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace dateline::indexer
