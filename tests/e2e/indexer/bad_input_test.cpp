// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator can get wrong: each gets a clear error, and the archive stays as it was.
#include <csignal>
#include <fstream>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include "tests/e2e/indexer/program.h"

namespace dateline::e2e {
namespace {

TEST(Usage, OfNoCommandOrAnUnknownOneIs64) {
  const Workplace place;

  EXPECT_EQ(place.run_plain({}).status, 64);
  EXPECT_EQ(place.run_plain({"frobnicate"}).status, 64);
  EXPECT_EQ(place.run_plain({"rebuild", "--no-such-option"}).status, 64);
}

TEST(Usage, OfAMisspeltCommandNamesTheOneMeant) {
  const Outcome outcome = Workplace().run_plain({"rebuidl"});

  EXPECT_EQ(outcome.status, 64);
  EXPECT_NE(outcome.errors.find("unknown command 'rebuidl'; did you mean rebuild?"),
            std::string::npos)
      << outcome.errors;
}

TEST(Usage, OfAnOptionThatACommandLacksNamesTheOption) {
  const Outcome outcome = Workplace().run_plain({"stats", "--format", "html"});

  EXPECT_EQ(outcome.status, 64);
  EXPECT_NE(outcome.errors.find("stats takes no --format"), std::string::npos) << outcome.errors;
}

TEST(Usage, OfAnOptionBeforeTheCommandSaysWhereItBelongs) {
  const Outcome outcome = Workplace().run_plain({"--format", "html", "extract", "page"});

  EXPECT_EQ(outcome.status, 64);
  EXPECT_NE(outcome.errors.find("--format stands before the command"), std::string::npos)
      << outcome.errors;
}

TEST(Usage, OfHelpIsHelp) {
  const Workplace place;

  EXPECT_EQ(place.run_plain({"help"}).output, place.run_plain({"--help"}).output);
  EXPECT_EQ(place.run_plain({"help", "add"}).output, place.run_plain({"add", "--help"}).output);
  EXPECT_EQ(place.run_plain({"help", "nonsense"}).status, 64);
}

TEST(Usage, WithoutAnArchiveIs64AndSaysHowToNameOne) {
  const Workplace place;

  const Outcome outcome = place.run_plain({"stats"});

  EXPECT_EQ(outcome.status, 64);
  EXPECT_NE(outcome.errors.find("--archive"), std::string::npos);
}

TEST(SeenTime, ThatHasNotComeOrHasNoZoneIs64) {
  const Workplace place;
  const std::string input = place.write("a.jsonl", stories("k", 1));

  for (const char* seen : {"2099-01-01T00:00:00Z", "2025-03-31T04:21:00", "yesterday"}) {
    const Outcome outcome = place.run("rebuild", {"--seen", seen, input});

    EXPECT_EQ(outcome.status, 64) << seen;
    EXPECT_NE(outcome.errors.find(seen), std::string::npos);
  }
}

TEST(TableThatIsAFolder, IsNamedAsSuch) {
  const Workplace place;
  const std::string input = place.write("a.jsonl", stories("k", 1));
  const std::string folder = place.path("").string();

  for (const char* option : {"--topic-rules", "--symbols"}) {
    const Outcome outcome = place.run("rebuild", {option, folder, input});

    EXPECT_EQ(outcome.status, 1) << option;
    EXPECT_NE(outcome.errors.find("cannot be read"), std::string::npos) << outcome.errors;
  }
}

TEST(MissingPath, IsNamedAndMakesNoArchive) {
  const Workplace place;

  const Outcome outcome = place.run("rebuild", {place.path("missing.jsonl").string()});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.errors.find("missing.jsonl"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(place.archive()));
}

TEST(UnreadableFile, IsSkippedAndReported) {
  if (::geteuid() == 0) {
    GTEST_SKIP() << "root reads every file";
  }
  const Workplace place;
  const std::string good = place.write("good.jsonl", stories("k", 2));
  const std::string closed = place.write("closed.jsonl", stories("m", 2));
  std::filesystem::permissions(closed, std::filesystem::perms::none);

  const Outcome outcome = place.run("rebuild", {good, closed});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.errors.find("closed.jsonl"), std::string::npos);
}

TEST(FileThatFailsWhileItIsRead, IsSkippedAndReported) {
  const Workplace place;
  const std::string good = place.write("good.jsonl", stories("k", 2));

  const Outcome outcome = place.run("rebuild", {"--format", "jsonl", good, "/proc/self/mem"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.errors.find("/proc/self/mem"), std::string::npos);
  EXPECT_EQ(place.ask("stats")["articles"], 2);
}

TEST(EmptyArchiveFolder, IsNotFoundWithAHint) {
  const Workplace place;
  std::filesystem::create_directories(place.archive());
  const std::string input = place.write("a.jsonl", stories("k", 1));

  for (const std::string command :
       {"stats", "check", "merge", "reindex", "generations", "rollback"}) {
    const Outcome outcome = place.run(command);
    EXPECT_EQ(outcome.status, 1) << command;
    EXPECT_NE(outcome.errors.find("there is no archive"), std::string::npos) << command;
    EXPECT_NE(outcome.errors.find("dateline-index rebuild"), std::string::npos) << command;
  }
  EXPECT_EQ(place.run("add", {input}).status, 1);
  EXPECT_TRUE(std::filesystem::is_empty(place.archive()));
}

TEST(ArchiveThatCannotBeMade, IsAClearError) {
  const Workplace place;
  const std::string input = place.write("a.jsonl", stories("k", 1));
  const std::string file = place.write("file", "no folder");

  const Outcome outcome = place.run_plain({"rebuild", "--archive", file + "/archive", input});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.errors.find("creating folder"), std::string::npos);
}

TEST(OtherSchemaVersion, NamesReindex) {
  const Workplace place;
  ASSERT_EQ(place.run("rebuild", {place.write("a.jsonl", stories("k", 1))}).status, 0);
  const std::string name = place.ask("stats")["generation"];
  const auto file = place.path("archive/generations") / name;
  std::string text = content_of(file);
  text.replace(text.find("schema_version\t") + 15, 1, "9");
  std::ofstream(file) << text;

  const Outcome outcome = place.run("stats");

  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.errors.find("dateline-index reindex"), std::string::npos);
}

TEST(SecondIndexer, IsToldWhoHoldsTheLock) {
  const Workplace place;
  const std::string input = place.write("a.jsonl", stories("k", 1));
  ASSERT_EQ(place.run("rebuild", {input}).status, 0);
  const int lock = ::open((place.path("archive") / "LOCK").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_GE(lock, 0);
  ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);

  const Outcome outcome = place.run("add", {input});

  EXPECT_EQ(outcome.status, 4);
  EXPECT_NE(outcome.errors.find("locked by process"), std::string::npos);
  ::close(lock);
}

TEST(MalformedRecord, IsReportedAndTheOthersAreIndexed) {
  const Workplace place;
  const std::string input =
      place.write("mixed.jsonl", stories("k", 1) + "{ not json\n" + stories("m", 1));
  const std::string report = place.path("report.jsonl").string();

  const Outcome outcome = place.run("rebuild", {"--report", report, input});

  EXPECT_EQ(outcome.status, 3) << outcome.errors;
  EXPECT_EQ(place.ask("stats")["articles"], 2);
  const auto lines = lines_of(content_of(report));
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0]["line"], 2);
  EXPECT_EQ(lines[0]["code"], "bad_input");
  for (const char* const key : {"file", "record", "offset", "line", "code", "reason", "hint"}) {
    EXPECT_TRUE(lines[0].contains(key)) << key;
  }
}

TEST(OnlyMalformedRecords, LeaveTheArchiveAsItWas) {
  const Workplace place;
  ASSERT_EQ(place.run("rebuild", {place.write("a.jsonl", stories("k", 3))}).status, 0);
  const std::string before = place.ask("stats")["generation"];

  const Outcome outcome = place.run("rebuild", {place.write("bad.jsonl", "{ no\n{ no\n")});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(place.ask("stats")["generation"], before);
}

TEST(ManyMalformedRecords, AreToldTenByTenAndThenCounted) {
  const Workplace place;
  std::string text = stories("k", 1);
  for (int i = 0; i < 25; ++i) {
    text += "{ not json\n";
  }

  const Outcome outcome = place.run("rebuild", {place.write("bad.jsonl", text)});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.errors.find("15 more records"), std::string::npos) << outcome.errors;
}

TEST(ReportThatCannotBeWritten, IsAnErrorBeforeAnythingIsBuilt) {
  const Workplace place;
  const std::string input = place.write("a.jsonl", stories("k", 1));

  const Outcome outcome =
      place.run("rebuild", {"--report", place.path("no/such/folder").string(), input});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_FALSE(std::filesystem::exists(place.archive()));
}

TEST(ReportOverAFileOfTheInput, Is64AndTheFileStays) {
  const Workplace place;
  const std::string input = place.write("a.jsonl", stories("k", 1));
  std::filesystem::create_hard_link(input, place.path("b.jsonl"));

  for (const std::string command : {"rebuild", "add"}) {
    EXPECT_EQ(place.run(command, {"--report", input, input}).status, 64);
    EXPECT_EQ(place.run(command, {"--report", place.path("b.jsonl"), input}).status, 64);
  }
  EXPECT_EQ(place.run_plain({"extract", "--report", input, input}).status, 64);

  EXPECT_EQ(content_of(input), stories("k", 1));
}

TEST(ReportInAnInputFolder, Is64AndNothingIsWritten) {
  const Workplace place;
  std::filesystem::create_directories(place.path("in/deep"));
  const std::string input = place.write("in/a.jsonl", stories("k", 1));
  const std::string report = place.path("in/deep/report").string();

  const Outcome outcome = place.run("rebuild", {"--report", report, place.path("in").string()});

  EXPECT_EQ(outcome.status, 64);
  EXPECT_FALSE(std::filesystem::exists(report));
  EXPECT_FALSE(std::filesystem::exists(place.archive()));
}

TEST(UnknownConfigKey, IsNamed) {
  const Workplace place;

  const Outcome outcome =
      place.run("stats", {"--config", place.write("config.toml", "archiv = \"x\"\n")});

  EXPECT_EQ(outcome.status, 64);
  EXPECT_NE(outcome.errors.find("archiv"), std::string::npos);
}

}  // namespace
}  // namespace dateline::e2e
