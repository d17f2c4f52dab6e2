// SPDX-License-Identifier: GPL-3.0-or-later
// One event is one line of JSON, whatever bytes a client sent.
#include "indexer/base/log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

namespace dateline {
namespace {

using nlohmann::json;

class LogTest : public ::testing::Test {
 protected:
  void TearDown() override { set_log_level(LogLevel::Info); }
};

std::string logged(LogLevel level, std::string_view event,
                   std::initializer_list<LogField> fields = {}) {
  ::testing::internal::CaptureStderr();
  log_event(level, event, fields);
  return ::testing::internal::GetCapturedStderr();
}

TEST_F(LogTest, WritesOneLineWithTimeLevelEventAndFields) {
  const std::string line =
      logged(LogLevel::Warning, "reload",
             {{"path", "a/b"}, {"count", std::int64_t{-3}}, {"ms", 0.25}, {"ok", true}});

  const json object = json::parse(line);
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
  EXPECT_EQ(object.at("level"), "warning");
  EXPECT_EQ(object.at("event"), "reload");
  EXPECT_EQ(object.at("path"), "a/b");
  EXPECT_EQ(object.at("count"), -3);
  EXPECT_EQ(object.at("ms"), 0.25);
  EXPECT_EQ(object.at("ok"), true);
  EXPECT_EQ(object.at("time").get<std::string>().size(), 20U);
}

TEST_F(LogTest, KeepsHostileTextInsideItsString) {
  const std::string hostile = "x\"}\n{\"level\":\"error\" \\ \x1b[31m {} %v \r\x7f\t";

  const std::string line = logged(LogLevel::Info, "request", {{"q", hostile}});

  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
  EXPECT_EQ(line.find('\x1b'), std::string::npos);
  EXPECT_EQ(json::parse(line).at("q"), hostile);
}

TEST_F(LogTest, ReplacesBytesThatAreNotUtf8) {
  const std::string line =
      logged(LogLevel::Info, "request", {{"q", "a\xFF\xC0\xAF\xED\xA0\x80 \xE2\x82"}});

  EXPECT_EQ(json::parse(line).at("q"), "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD \uFFFD\uFFFD");
}

TEST_F(LogTest, CutsStringsBeforeACharacter) {
  std::string text(499, 'a');
  text += "é and more";

  const std::string line = logged(LogLevel::Info, "request", {{"q", text}});

  EXPECT_EQ(json::parse(line).at("q"), std::string(499, 'a') + "…");
}

TEST_F(LogTest, KeepsAStringOfFullLengthWhole) {
  const std::string text(500, 'a');

  const std::string line = logged(LogLevel::Info, "request", {{"q", text}});

  EXPECT_EQ(json::parse(line).at("q"), text);
}

TEST_F(LogTest, WritesNullForANumberThatJsonLacks) {
  const std::string line =
      logged(LogLevel::Info, "timing", {{"ms", std::numeric_limits<double>::infinity()}});

  EXPECT_TRUE(json::parse(line).at("ms").is_null());
}

TEST_F(LogTest, DropsLinesBelowTheLevel) {
  EXPECT_EQ(logged(LogLevel::Debug, "detail"), "");

  set_log_level(LogLevel::Error);

  EXPECT_EQ(logged(LogLevel::Warning, "trouble"), "");
  EXPECT_NE(logged(LogLevel::Error, "failure"), "");
}

TEST_F(LogTest, WritesDebugLinesWhenAsked) {
  set_log_level(LogLevel::Debug);

  EXPECT_EQ(json::parse(logged(LogLevel::Debug, "detail")).at("level"), "debug");
}

}  // namespace
}  // namespace dateline
