// SPDX-License-Identifier: GPL-3.0-or-later
// The option table: precedence, errors that name the option, help that lists every row.
#include "searchd/config/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace dateline::searchd {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Surroundings surroundings(std::map<std::string, std::string> environment, std::string file = "") {
  return {.environment = [environment = std::move(environment)](
                             const std::string& name) -> std::optional<std::string> {
            const auto found = environment.find(name);
            return found == environment.end() ? std::nullopt : std::optional(found->second);
          },
          .read_file = [file = std::move(file)](const std::string&) -> Result<std::string> {
            return file;
          }};
}

Result<CommandLine> parse(const std::vector<std::string>& arguments,
                          const Surroundings& around = surroundings({})) {
  return parse_command_line(arguments, around);
}

TEST(Options, AreTheDefaultsWithTheArchiveAlone) {
  const auto line = parse({"--archive", "/a"});

  ASSERT_TRUE(line);
  EXPECT_EQ(line->options.archive, "/a");
  EXPECT_EQ(to_string(line->options.listen), "127.0.0.1:8080");
  EXPECT_EQ(line->options.threads, 64U);
  EXPECT_EQ(line->options.cors_origin, "");
  EXPECT_THAT(line->options.allowed_hosts, ElementsAre("localhost", "127.0.0.1", "[::1]"));
}

TEST(Options, TakeAValueBehindAnEqualsSign) {
  const auto line = parse({"--archive=/a", "--listen=[::1]:0"});

  ASSERT_TRUE(line);
  EXPECT_EQ(line->options.listen.host, "::1");
  EXPECT_EQ(line->options.listen.port, 0);
  EXPECT_EQ(to_string(line->options.listen), "[::1]:0");
}

TEST(Options, TakeAPublicAddressWithoutAPathAlone) {
  EXPECT_EQ(parse({"--archive=/a", "--public-url=https://news.example:8443"})->options.public_url,
            "https://news.example:8443");
  for (const char* wrong : {"news.example", "ftp://news.example", "https://", "https://a/b",
                            "https://a/", "https://a?b", "https://u@a", "https://a b"}) {
    EXPECT_FALSE(parse({"--archive=/a", std::string("--public-url=") + wrong})) << wrong;
  }
}

TEST(Options, FromTheFileBeatDefaults) {
  const auto line =
      parse({"--config", "f"}, surroundings({}, "# served\n\narchive = /from/file\nthreads=3\r\n"));

  ASSERT_TRUE(line) << line.error().message;
  EXPECT_EQ(line->options.archive, "/from/file");
  EXPECT_EQ(line->options.threads, 3U);
}

TEST(Options, FromTheEnvironmentBeatTheFile) {
  const auto line = parse({"--archive", "/a", "--config", "f"},
                          surroundings({{"DATELINE_THREADS", "5"}}, "threads = 3"));

  ASSERT_TRUE(line);
  EXPECT_EQ(line->options.threads, 5U);
}

TEST(Options, FromTheCommandLineBeatTheEnvironment) {
  const auto line =
      parse({"--archive", "/a", "--threads", "7"}, surroundings({{"DATELINE_THREADS", "5"}}));

  ASSERT_TRUE(line);
  EXPECT_EQ(line->options.threads, 7U);
}

TEST(Options, ListTablesOfSymbols) {
  const auto line = parse({"--archive", "/a", "--symbols", "none, ours.tsv"});

  ASSERT_TRUE(line);
  EXPECT_THAT(line->options.symbols, ElementsAre("none", "ours.tsv"));
  EXPECT_FALSE(parse({"--archive", "/a", "--symbols", "a,,b"}));
}

TEST(Options, NameTheConfigFileInTheEnvironment) {
  const auto line = parse({}, surroundings({{"DATELINE_SEARCHD_CONFIG", "f"}}, "archive = /b"));

  ASSERT_TRUE(line);
  EXPECT_EQ(line->options.archive, "/b");
}

TEST(Options, SplitAllowedHosts) {
  const auto line = parse({"--archive", "/a", "--allowed-hosts", "news.example, 10.0.0.1"});

  ASSERT_TRUE(line);
  EXPECT_THAT(line->options.allowed_hosts, ElementsAre("news.example", "10.0.0.1"));
}

TEST(Options, RefuseAMissingArchive) {
  const auto line = parse({});

  ASSERT_FALSE(line);
  EXPECT_EQ(line.error().code, ErrorCode::InvalidArgument);
  EXPECT_THAT(line.error().message, HasSubstr("--archive"));
}

TEST(Options, RefuseAnUnknownOptionByName) {
  const auto line = parse({"--archive", "/a", "--frobnicate", "1"});

  ASSERT_FALSE(line);
  EXPECT_THAT(line.error().message, HasSubstr("--frobnicate"));
}

TEST(Options, RefuseAnOptionWithoutItsValue) {
  const auto line = parse({"--archive"});

  ASSERT_FALSE(line);
  EXPECT_THAT(line.error().message, HasSubstr("--archive needs a value"));
}

TEST(Options, SayWhatIsExpectedForEachMalformedValue) {
  const std::vector<std::vector<std::string>> malformed = {
      {"--listen", "8080"},       {"--listen", "host:99999"}, {"--listen", ":80"},
      {"--listen", "::1:80"},     {"--threads", "0"},         {"--threads", "4x"},
      {"--deadline-ms", "1"},     {"--log-level", "loud"},    {"--cors-origin", "example"},
      {"--allowed-hosts", "a,,b"}};
  for (const auto& option : malformed) {
    const auto line = parse({"--archive", "/a", option[0], option[1]});

    ASSERT_FALSE(line) << option[0] << " " << option[1];
    EXPECT_THAT(line.error().message, HasSubstr(option[0]));
    EXPECT_THAT(line.error().message, HasSubstr("\"" + option[1] + "\" is not"));
  }
}

TEST(Options, NameFileAndLineOfABadConfigLine) {
  const auto line = parse({"--config", "f.conf"}, surroundings({}, "archive = /a\nthread = 1"));

  ASSERT_FALSE(line);
  EXPECT_THAT(line.error().message, HasSubstr("f.conf:2"));
  EXPECT_THAT(line.error().message, HasSubstr("thread"));
}

TEST(Options, ShowHelpAndVersionWithoutAnArchive) {
  EXPECT_EQ(parse({"--help"})->action, Action::ShowHelp);
  EXPECT_EQ(parse({"--version"})->action, Action::ShowVersion);
}

TEST(Options, ReportAConfigFileThatIsNotThere) {
  const auto text = process_surroundings().read_file("/nowhere/at/all.conf");

  ASSERT_FALSE(text);
  EXPECT_THAT(text.error().message, HasSubstr("/nowhere/at/all.conf"));
}

TEST(HelpText, ListsEveryOption) {
  for (const char* name : {"--archive", "--listen", "--threads", "--allowed-hosts", "--cors-origin",
                           "--deadline-ms", "--log-level", "--config", "--help", "--version"}) {
    EXPECT_THAT(help_text(), HasSubstr(name));
  }
}

}  // namespace
}  // namespace dateline::searchd
