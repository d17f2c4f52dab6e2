// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/retention.h"

#include <fstream>

#include <gtest/gtest.h>

#include "indexer/build_names.h"
#include "indexer/schema/fields.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

constexpr std::int64_t kNow = 1'800'000'000;
constexpr std::int64_t kOld = kNow - 10 * kSecondsKept;

constexpr const char* kFirst = "20250101T000000Z-aaaa";
constexpr const char* kSecond = "20250102T000000Z-0123";
constexpr const char* kThird = "20250103T000000Z-beef";
constexpr const char* kFourth = "20250104T000000Z-4444";
constexpr const char* kFifth = "20250105T000000Z-5f1c";

std::string segment_of(const std::string& generation) {
  return generation + "-0";
}

class Retention : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(paths_.generations());
    std::filesystem::create_directories(paths_.segments());
  }

  /// A generation of one segment.
  void put(const std::string& name, std::int64_t created) const {
    const schema::Generation generation{
        .name = name,
        .created = created,
        .schema_version = schema::kSchemaVersion,
        .segments = {
            {.name = segment_of(name), .documents = 1, .manifest_sha256 = std::string(64, '0')}}};
    std::ofstream(paths_.generation(name)) << schema::encode(generation);
    std::filesystem::create_directories(paths_.segment(segment_of(name)));
  }

  [[nodiscard]] std::vector<std::string> kept() const {
    const auto names = schema::list_generations(paths_);
    return names ? *names : std::vector<std::string>{};
  }

  [[nodiscard]] bool has_segment(const std::string& name) const {
    return std::filesystem::exists(paths_.segment(segment_of(name)));
  }

  schema::ArchivePaths paths_{testing::fresh_folder()};
};

TEST_F(Retention, KeepsTheLastThree) {
  for (const char* const name : {kFirst, kSecond, kThird, kFourth, kFifth}) {
    put(name, kOld);
  }

  ASSERT_TRUE(collect_garbage(paths_, kFifth, kNow));

  EXPECT_EQ(kept(), (std::vector<std::string>{kThird, kFourth, kFifth}));
  EXPECT_FALSE(has_segment(kSecond));
  EXPECT_TRUE(has_segment(kThird));
}

TEST_F(Retention, KeepsWhatIsYoungerThanADay) {
  for (const char* const name : {kFirst, kSecond, kThird, kFourth, kFifth}) {
    put(name, kNow - kSecondsKept / 2);
  }

  ASSERT_TRUE(collect_garbage(paths_, kFifth, kNow));

  EXPECT_EQ(kept().size(), 5U);
}

TEST_F(Retention, KeepsTheCurrentOneHoweverOld) {
  for (const char* const name : {kFirst, kSecond, kThird, kFourth, kFifth}) {
    put(name, kOld);
  }

  ASSERT_TRUE(collect_garbage(paths_, kFirst, kNow));

  EXPECT_EQ(kept(), (std::vector<std::string>{kFirst, kThird, kFourth, kFifth}));
  EXPECT_TRUE(has_segment(kFirst));
}

TEST_F(Retention, RemovesSegmentsNobodyNames) {
  put(kFirst, kOld);
  std::filesystem::create_directories(paths_.segment(segment_of(kSecond)));

  ASSERT_TRUE(collect_garbage(paths_, kFirst, kNow));

  EXPECT_FALSE(has_segment(kSecond));
  EXPECT_TRUE(has_segment(kFirst));
}

TEST_F(Retention, RemovesNoSegmentWhileAKeptGenerationCannotBeRead) {
  put(kFirst, kOld);
  put(kSecond, kOld);
  std::ofstream(paths_.generation(kSecond)) << "damaged";

  ASSERT_TRUE(collect_garbage(paths_, kFirst, kNow));

  EXPECT_TRUE(has_segment(kSecond));
}

TEST_F(Retention, LeavesWhatHasNoNameOfOurs) {
  put(kFirst, kOld);
  for (const char* const name : {"holiday", "20250101T000000Z-aaaa-0.bak", "20250101"}) {
    std::filesystem::create_directories(paths_.segment(name));
    std::ofstream(paths_.generation(name)) << "notes";
  }

  ASSERT_TRUE(collect_garbage(paths_, kFirst, kNow));

  for (const char* const name : {"holiday", "20250101T000000Z-aaaa-0.bak", "20250101"}) {
    EXPECT_TRUE(std::filesystem::exists(paths_.segment(name))) << name;
    EXPECT_TRUE(std::filesystem::exists(paths_.generation(name))) << name;
  }
}

TEST_F(Retention, DoesNotCountForeignFilesAmongTheLastThree) {
  for (const char* const name : {kFirst, kSecond, kThird}) {
    put(name, kOld);
  }
  std::ofstream(paths_.generation("zebra")) << "notes";

  ASSERT_TRUE(collect_garbage(paths_, kThird, kNow));

  EXPECT_TRUE(has_segment(kFirst));
}

TEST(BuildNames, AreThoseAnIndexerGives) {
  EXPECT_TRUE(is_build_name("20250802T031500Z-5f1c"));
  EXPECT_FALSE(is_build_name("20250802T031500Z-5f1c-0"));
  EXPECT_FALSE(is_build_name("20250802T031500Z-5F1C"));
  EXPECT_FALSE(is_build_name("20250802T031500Z"));
  EXPECT_FALSE(is_build_name(""));
}

TEST(SegmentNames, AreBuildNamesWithANumber) {
  EXPECT_TRUE(is_segment_name("20250802T031500Z-5f1c-0"));
  EXPECT_TRUE(is_segment_name("20250802T031500Z-5f1c-12"));
  EXPECT_FALSE(is_segment_name("20250802T031500Z-5f1c"));
  EXPECT_FALSE(is_segment_name("20250802T031500Z-5f1c-"));
  EXPECT_FALSE(is_segment_name("20250802T031500Z-5f1c-a"));
}

}  // namespace
}  // namespace dateline::indexer
