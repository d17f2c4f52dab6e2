// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/retention.h"

#include <fstream>

#include <gtest/gtest.h>

#include "indexer/schema/fields.h"
#include "tests/indexer/building/articles.h"

namespace dateline::indexer {
namespace {

constexpr std::int64_t kNow = 1'800'000'000;
constexpr std::int64_t kOld = kNow - 10 * kSecondsKept;

class Retention : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(paths_.generations());
    std::filesystem::create_directories(paths_.segments());
  }

  /// A generation of one segment of the same name.
  void put(const std::string& name, std::int64_t created) const {
    const schema::Generation generation{
        .name = name,
        .created = created,
        .schema_version = schema::kSchemaVersion,
        .segments = {{.name = name, .documents = 1, .manifest_sha256 = std::string(64, '0')}}};
    std::ofstream(paths_.generation(name)) << schema::encode(generation);
    std::filesystem::create_directories(paths_.segment(name));
  }

  [[nodiscard]] std::vector<std::string> kept() const {
    const auto names = schema::list_generations(paths_);
    return names ? *names : std::vector<std::string>{};
  }

  [[nodiscard]] bool has_segment(const std::string& name) const {
    return std::filesystem::exists(paths_.segment(name));
  }

  schema::ArchivePaths paths_{testing::fresh_folder()};
};

TEST_F(Retention, KeepsTheLastThree) {
  for (const char* const name : {"g1", "g2", "g3", "g4", "g5"}) {
    put(name, kOld);
  }

  ASSERT_TRUE(collect_garbage(paths_, "g5", kNow));

  EXPECT_EQ(kept(), (std::vector<std::string>{"g3", "g4", "g5"}));
  EXPECT_FALSE(has_segment("g2"));
  EXPECT_TRUE(has_segment("g3"));
}

TEST_F(Retention, KeepsWhatIsYoungerThanADay) {
  for (const char* const name : {"g1", "g2", "g3", "g4", "g5"}) {
    put(name, kNow - kSecondsKept / 2);
  }

  ASSERT_TRUE(collect_garbage(paths_, "g5", kNow));

  EXPECT_EQ(kept().size(), 5U);
}

TEST_F(Retention, KeepsTheCurrentOneHoweverOld) {
  for (const char* const name : {"g1", "g2", "g3", "g4", "g5"}) {
    put(name, kOld);
  }

  ASSERT_TRUE(collect_garbage(paths_, "g1", kNow));

  EXPECT_EQ(kept(), (std::vector<std::string>{"g1", "g3", "g4", "g5"}));
  EXPECT_TRUE(has_segment("g1"));
}

TEST_F(Retention, RemovesSegmentsNobodyNames) {
  put("g1", kOld);
  std::filesystem::create_directories(paths_.segment("stray"));

  ASSERT_TRUE(collect_garbage(paths_, "g1", kNow));

  EXPECT_FALSE(has_segment("stray"));
  EXPECT_TRUE(has_segment("g1"));
}

TEST_F(Retention, RemovesNoSegmentWhileAKeptGenerationCannotBeRead) {
  put("g1", kOld);
  put("g2", kOld);
  std::ofstream(paths_.generation("g2")) << "damaged";

  ASSERT_TRUE(collect_garbage(paths_, "g1", kNow));

  EXPECT_TRUE(has_segment("g2"));
}

}  // namespace
}  // namespace dateline::indexer
