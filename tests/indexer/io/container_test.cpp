// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/container.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/io/input.h"
#include "tests/indexer/io/packed.h"

namespace dateline::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// What was in a file, member by member.
struct Content {
  std::vector<std::string> members;  // "name=text"
  std::vector<std::string> errors;   // "name: message"
};

class ContainerTest : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }

  Content read(const std::string& bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
    const auto container = *open_container(path_);
    Content content;
    while (true) {
      auto member = container->next();
      if (member && !*member) {
        return content;
      }
      if (!member) {
        content.errors.push_back(container->member() + ": " + member.error().message);
        continue;
      }
      Input input(*std::move(member));
      const Result<std::string> text = input.read_all();
      if (text) {
        content.members.push_back(container->member() + "=" + *text);
      } else {
        content.errors.push_back(container->member() + ": " + text.error().message);
      }
    }
  }

  std::string path_ = testing::TempDir() + "container_test-" + std::to_string(::getpid());
};

TEST_F(ContainerTest, APlainFileIsOneMemberWithoutAName) {
  EXPECT_THAT(read("text").members, ElementsAre("=text"));
  EXPECT_THAT(read("").members, ElementsAre("="));
}

TEST_F(ContainerTest, AMissingFileIsNotFound) {
  const auto container = open_container("/no/such/file");

  ASSERT_FALSE(container);
  EXPECT_EQ(container.error().code, ErrorCode::NotFound);
}

TEST_F(ContainerTest, ACompressedFileIsOneMemberWithoutAName) {
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd"}) {
    EXPECT_THAT(read(compressed("text", filter)).members, ElementsAre("=text")) << filter;
    EXPECT_THAT(read(compressed("", filter)).members, ElementsAre("=")) << filter;
  }
  EXPECT_THAT(read(compressed(compressed("text", "xz"))).members, ElementsAre("=text"));
}

TEST_F(ContainerTest, GzipMembersBehindEachOtherAreOneStream) {
  EXPECT_THAT(read(compressed("one ") + compressed("two")).members, ElementsAre("=one two"));
}

TEST_F(ContainerTest, ArchivesHaveTheirFilesAsMembers) {
  const PackedFiles files = {{"a.txt", "A"}, {"folder/b.txt", "B"}};

  EXPECT_THAT(read(tar_of(files)).members, ElementsAre("a.txt=A", "folder/b.txt=B"));
  EXPECT_THAT(read(zip_of(files)).members, ElementsAre("a.txt=A", "folder/b.txt=B"));
  EXPECT_THAT(read(compressed(tar_of(files), "zstd")).members,
              ElementsAre("a.txt=A", "folder/b.txt=B"));
}

TEST_F(ContainerTest, ArchivesInArchivesStandInTheSameList) {
  const std::string inner = zip_of({{"a.txt", "A"}, {"b.txt.gz", compressed("B")}});

  const Content content = read(compressed(tar_of({{"in.zip", inner}, {"c.txt", "C"}})));

  EXPECT_THAT(content.members, ElementsAre("in.zip!/a.txt=A", "in.zip!/b.txt.gz=B", "c.txt=C"));
  EXPECT_THAT(content.errors, IsEmpty());
}

TEST_F(ContainerTest, WhatIsPackedTooOftenIsAnErrorAndTheRestIsRead) {
  std::string deep = "text";
  for (int i = 0; i < 8; ++i) {
    deep = compressed(deep);
  }

  const Content content = read(tar_of({{"deep.gz", deep}, {"a.txt", "A"}}));

  EXPECT_THAT(content.errors, ElementsAre(HasSubstr("deep.gz: it is packed more than")));
  EXPECT_THAT(content.members, ElementsAre("a.txt=A"));
}

TEST_F(ContainerTest, FoldersNotesAndHiddenFilesAreLeftOut) {
  const Content content = read(tar_of({{"folder/", ""},
                                       {"./a.txt", "A"},
                                       {".hidden", "x"},
                                       {"__MACOSX/a.txt", "x"},
                                       {".git/config", "x"},
                                       {"README.md", "x"}}));

  EXPECT_THAT(content.members, ElementsAre("./a.txt=A"));
}

TEST_F(ContainerTest, ControlCharactersAreNoPartOfANameThatIsTold) {
  EXPECT_THAT(read(tar_of({{"a\nb\x1B[31m.txt", "A"}})).members, ElementsAre("a b[31m.txt=A"));
}

TEST_F(ContainerTest, ADamagedFileOfAZipIsAnErrorAndTheRestIsRead) {
  std::string zip = zip_of(
      {{"a.txt", noise(20'000, 1)}, {"b.txt", noise(20'000, 2)}, {"c.txt", "C"}, {"d.txt", "D"}});
  const std::size_t start = zip.find("b.txt");
  zip = zip.substr(0, start) + damaged(zip.substr(start, 10'000)) + zip.substr(start + 10'000);

  const Content content = read(zip);

  ASSERT_EQ(content.members.size(), 3U);
  EXPECT_EQ(content.members[0], "a.txt=" + noise(20'000, 1));
  EXPECT_EQ(content.members[1], "c.txt=C");
  EXPECT_EQ(content.members[2], "d.txt=D");
  EXPECT_THAT(content.errors, ElementsAre(HasSubstr("b.txt: the file is damaged")));
}

TEST_F(ContainerTest, AnArchiveThatIsCutShortIsAnErrorBehindItsWholeFiles) {
  const std::string tar = tar_of({{"a.txt", "A"}, {"b.txt", noise(20'000, 2)}});

  const Content content = read(tar.substr(0, 10'000));

  EXPECT_THAT(content.members, ElementsAre("a.txt=A"));
  ASSERT_FALSE(content.errors.empty());
  EXPECT_THAT(content.errors.front(), HasSubstr("b.txt: the file is damaged"));
}

TEST_F(ContainerTest, CompressedDataThatAreDamagedAreAnError) {
  for (const char* filter : {"gzip", "bzip2", "xz"}) {
    const Content content = read(damaged(compressed(noise(20'000, 1), filter)));

    EXPECT_THAT(content.members, IsEmpty()) << filter;
    EXPECT_THAT(content.errors, ElementsAre(HasSubstr("data are damaged"))) << filter;
  }
}

TEST_F(ContainerTest, AFileThatUnpacksWithoutEndIsNotReadOn) {
  const std::string megabyte = compressed(std::string(1 << 20, '\0'));
  std::string bomb;
  for (int i = 0; i < 300; ++i) {
    bomb += megabyte;
  }
  std::ofstream(path_, std::ios::binary) << bomb;
  const auto container = *open_container(path_);
  Input input(*container->next());

  while (!input.take(1 << 20).empty()) {
  }

  ASSERT_TRUE(input.failure());
  EXPECT_THAT(input.failure()->message, HasSubstr("250 times its size"));
  EXPECT_LT(input.offset(), std::uint64_t{300} << 20U);
}

TEST_F(ContainerTest, KnowsHowMuchOfTheFileHasBeenRead) {
  const std::string bytes = compressed(std::string(100'000, 'x'));
  std::ofstream(path_, std::ios::binary) << bytes;
  const auto container = *open_container(path_);
  const std::uint64_t before = container->bytes_read();

  Input input(*container->next());
  static_cast<void>(input.read_all());

  EXPECT_EQ(before, 0U);
  EXPECT_EQ(container->bytes_read(), bytes.size());
}

}  // namespace
}  // namespace dateline::io
