// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/article_source.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/schema/identity.h"
#include "tests/indexer/io/packed.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

class ArticleSourceTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::unique_ptr<ArticleSource> open(const std::string& format = "") const {
    const std::vector<std::string> paths = {folder_.string()};
    return *ArticleSource::open(paths, {.reader = {}, .format = format});
  }

  fs::path folder_ =
      fs::path(testing::TempDir()) / ("article_source_test-" + std::to_string(::getpid()));
};

TEST_F(ArticleSourceTest, AnswersArticlesOfAllFilesWithTheirIdentity) {
  write("1.jsonl", R"({"title":"A","date":"2020-01-01"})");
  write("2.json", R"([{"title":"B"}])");
  const auto source = open();

  const auto first = source->next();
  const auto second = source->next();
  const auto end = source->next();

  ASSERT_TRUE(first && *first && second && *second);
  EXPECT_TRUE(schema::is_article_id((*first)->id));
  EXPECT_EQ((*first)->first_seen.time, (*first)->published.time);
  EXPECT_TRUE((*first)->first_seen_derived);
  EXPECT_EQ((*second)->title, "B");
  ASSERT_TRUE(end);
  EXPECT_FALSE(end->has_value());
}

TEST_F(ArticleSourceTest, AFolderCalledAfterAnInstantSaysWhenItsFilesWereSeen) {
  const fs::path poll = folder_ / "20200102T030405Z";
  fs::create_directories(poll);
  std::ofstream(poll / "1.jsonl") << R"({"title":"A","date":"2020-01-01"})";
  std::ofstream(poll / "2.jsonl") << R"({"title":"B","first_seen":"2020-01-02T00:00:00Z"})";
  const auto source = open();

  const auto first = source->next();
  const auto second = source->next();

  ASSERT_TRUE(first && *first && second && *second);
  EXPECT_EQ(to_rfc3339((*first)->first_seen.time.seconds), "2020-01-02T03:04:05Z");
  EXPECT_FALSE((*first)->first_seen_derived);
  EXPECT_EQ(to_rfc3339((*second)->first_seen.time.seconds), "2020-01-02T00:00:00Z");
}

TEST_F(ArticleSourceTest, ATimeThatIsSaidOutranksTheNameOfTheFolder) {
  const fs::path poll = folder_ / "20200102T030405Z";
  fs::create_directories(poll);
  std::ofstream(poll / "1.jsonl") << R"({"title":"A"})";
  const std::vector<std::string> paths = {folder_.string()};
  const Timestamp said = {.seconds = 1'600'000'000, .precision = Precision::Second};
  const auto source =
      *ArticleSource::open(paths, {.reader = {.seen = {.time = said, .text = "said"}}});

  const auto article = source->next();

  ASSERT_TRUE(article && *article);
  EXPECT_EQ((*article)->first_seen.time, said);
}

TEST_F(ArticleSourceTest, AFileThatNothingRecognisesIsAnErrorAndTheWalkGoesOn) {
  write("1.txt", "afghanistan\nalbania\n");
  write("2.txt", "");
  write("3.jsonl", "{\"title\":\"A\"}\n");
  const auto source = open();

  const auto unknown = source->next();
  const std::string unknown_file = source->location().file;
  const auto empty = source->next();
  const auto article = source->next();

  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::BadInput);
  EXPECT_NE(unknown.error().message.find("no format recognises"), std::string::npos);
  EXPECT_EQ(unknown_file, (folder_ / "1.txt").string());
  ASSERT_FALSE(empty);
  EXPECT_NE(empty.error().message.find("empty"), std::string::npos);
  EXPECT_TRUE(article && *article);
}

TEST_F(ArticleSourceTest, AnUnreadableFileIsAnIoErrorAndTheWalkGoesOn) {
  if (::geteuid() == 0) {
    GTEST_SKIP() << "the superuser can read everything";
  }
  write("1.jsonl", "{\"title\":\"A\"}\n");
  write("2.jsonl", "{\"title\":\"B\"}\n");
  fs::permissions(folder_ / "1.jsonl", fs::perms::none);
  const auto source = open();

  const auto unreadable = source->next();
  const auto article = source->next();

  ASSERT_FALSE(unreadable);
  EXPECT_EQ(unreadable.error().code, ErrorCode::Io);
  EXPECT_TRUE(article && *article);
}

TEST_F(ArticleSourceTest, AFileThatIsGoneSinceTheWalkIsAnIoError) {
  write("1.jsonl", "{\"title\":\"A\"}\n");
  const auto source = open();
  fs::remove(folder_ / "1.jsonl");

  const auto gone = source->next();

  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().code, ErrorCode::Io);
}

TEST_F(ArticleSourceTest, ANamedFormatOutranksDetection) {
  write("1.txt", "A headline of a page\nOne line of text that is a body.\n");
  const auto source = open("scraped-text");

  const auto article = source->next();

  ASSERT_TRUE(article && *article);
  EXPECT_EQ((*article)->title, "A headline of a page");
}

TEST_F(ArticleSourceTest, APipeInAFolderIsReportedAndTheWalkGoesOn) {
  ASSERT_EQ(::mkfifo((folder_ / "1.jsonl").c_str(), 0600), 0);
  write("2.jsonl", "{\"title\":\"B\"}\n");
  const auto source = open();

  const auto pipe = source->next();
  const auto article = source->next();

  ASSERT_FALSE(pipe);
  EXPECT_NE(pipe.error().message.find("not a regular file"), std::string::npos);
  EXPECT_TRUE(article && *article);
}

TEST_F(ArticleSourceTest, Utf16IsReadInEveryFormat) {
  for (const auto& [name, text] : std::vector<std::pair<std::string, std::string>>{
           {"a.json", R"([{"title":"A"}])"},
           {"a.jsonl", "{\"title\":\"A\"}\n"},
           {"a.csv", "title,body\nA,b\n"},
           {"a.html", "<html><meta charset=windows-1252><title>A</title><p>b</p></html>"},
           {"a.txt", "A\nMarch 3, 2020\n" + std::string(200, 'x') + "\n"}}) {
    SetUp();
    std::string bytes = "\xFF\xFE";
    for (const char letter : text) {
      bytes += letter;
      bytes += '\0';
    }
    write(name, bytes);

    const auto article = open()->next();

    ASSERT_TRUE(article && *article) << name << (article ? "" : article.error().message);
    EXPECT_EQ((*article)->title, "A") << name;
  }
}

TEST_F(ArticleSourceTest, AUtf8MarkIsNoPartOfTheText) {
  for (const auto& [name, text] :
       std::vector<std::pair<std::string, std::string>>{{"a.json", R"([{"title":"A"}])"},
                                                        {"a.jsonl", "{\"title\":\"A\"}\n"},
                                                        {"a.csv", "\"title\",\"body\"\nA,b\n"}}) {
    SetUp();
    write(name, "\xEF\xBB\xBF" + text);

    const auto article = open()->next();

    ASSERT_TRUE(article && *article) << name << (article ? "" : article.error().message);
    EXPECT_EQ((*article)->title, "A") << name;
  }
}

TEST_F(ArticleSourceTest, MembersOfArchivesAreReadAndNamed) {
  write("1.tar.gz",
        io::compressed(io::tar_of({{"a.txt", "no article"}, {"b.jsonl", "{\"title\":\"B\"}\n"}})));
  write("2.jsonl.gz", io::compressed("[not json\n"));
  const auto source = open();

  const auto unknown = source->next();
  const std::string unknown_file = source->location().file;
  const auto article = source->next();
  const auto broken = source->next();

  EXPECT_FALSE(unknown);
  EXPECT_EQ(unknown_file, (folder_ / "1.tar.gz").string() + "!/a.txt");
  ASSERT_TRUE(article && *article);
  EXPECT_EQ((*article)->title, "B");
  ASSERT_FALSE(broken);
  EXPECT_EQ(source->location().file, (folder_ / "2.jsonl.gz").string());
  EXPECT_EQ(source->location().line, 1U);
}

TEST_F(ArticleSourceTest, AFileThatIsCutShortIsReadUpToThere) {
  const std::string whole = io::compressed("{\"title\":\"A\"}\n" + io::noise(20'000, 1));
  write("1.jsonl.gz", whole.substr(0, whole.size() / 2));
  const auto source = open();

  const auto article = source->next();
  const auto broken = source->next();
  const auto cut = source->next();

  EXPECT_TRUE(article && *article);
  EXPECT_FALSE(broken);
  ASSERT_FALSE(cut);
  EXPECT_NE(cut.error().message.find("cut short"), std::string::npos);
}

TEST_F(ArticleSourceTest, KnowsItsFilesByAnyName) {
  write("1.jsonl", "{\"title\":\"A\"}\n");
  const fs::path link = folder_.string() + "_link";
  const fs::path other = folder_.string() + "_other";
  fs::remove(link);
  fs::create_symlink(folder_ / "1.jsonl", link);
  std::ofstream(other) << "x";
  const auto source = open();

  EXPECT_TRUE(source->reads(link.string()));
  EXPECT_FALSE(source->reads(other.string()));
  EXPECT_FALSE(source->reads("/no/such/file"));
}

TEST_F(ArticleSourceTest, KnowsHowFarItIs) {
  write("1.jsonl", "{\"title\":\"A\"}\n");
  const auto source = open();

  const std::uint64_t before = source->bytes_read();
  while (*source->next()) {
  }

  EXPECT_EQ(before, 0U);
  EXPECT_EQ(source->bytes_read(), 14U);
  EXPECT_EQ(source->bytes_total(), 14U);
}

TEST_F(ArticleSourceTest, RefusesUnknownNamesBeforeReading) {
  const std::vector<std::string> paths = {folder_.string()};
  const std::vector<std::string> missing = {(folder_ / "missing").string()};

  const auto format = ArticleSource::open(paths, {.reader = {}, .format = "papyrus"});
  const auto zone =
      ArticleSource::open(paths, {.reader = {.source = "", .zone = "Mars/Base"}, .format = ""});
  const auto path = ArticleSource::open(missing, {});

  EXPECT_EQ(format.error().code, ErrorCode::InvalidArgument);
  EXPECT_EQ(zone.error().code, ErrorCode::InvalidArgument);
  EXPECT_EQ(path.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace dateline::indexer
