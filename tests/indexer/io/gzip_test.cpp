// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/gzip.h"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/io/packed.h"

namespace dateline::io {
namespace {

/// Reads to the end, past every error.
struct Unpacked {
  std::string text;
  std::vector<std::string> errors;

  explicit Unpacked(std::string bytes) {
    const auto source = gunzip(bytes_of(std::move(bytes)));
    std::array<char, 1000> buffer{};
    while (true) {
      const auto count = source->read(buffer);
      if (!count) {
        errors.push_back(count.error().message);
      } else if (*count == 0) {
        return;
      } else {
        text.append(buffer.data(), *count);
      }
    }
  }
};

TEST(GunzipTest, JoinsAllMembers) {
  const Unpacked result(compressed("one ") + compressed("") + compressed(noise(200'000, 1)));

  EXPECT_EQ(result.text, "one " + noise(200'000, 1));
  EXPECT_TRUE(result.errors.empty());
}

TEST(GunzipTest, LeavesOutWhatFollowsTheLastMember) {
  EXPECT_EQ(Unpacked(compressed("text") + std::string(1000, '\0')).text, "text");
  EXPECT_EQ(Unpacked(compressed("text") + "garbage").text, "text");
}

TEST(GunzipTest, GoesOnBehindADamagedMember) {
  const std::string bad = damaged(compressed(noise(20'000, 1)));

  const Unpacked result(compressed("before ") + bad + compressed(" after"));

  EXPECT_TRUE(result.text.starts_with("before "));
  EXPECT_TRUE(result.text.ends_with(" after"));
  EXPECT_THAT(result.errors, testing::ElementsAre(testing::HasSubstr("damaged at byte")));
}

TEST(GunzipTest, GivesWhatThereIsOfAMemberThatIsCutShort) {
  const std::string whole = compressed(noise(20'000, 1));

  const Unpacked result(whole.substr(0, whole.size() - 100));

  EXPECT_GT(result.text.size(), 15'000U);
  EXPECT_TRUE(noise(20'000, 1).starts_with(result.text));
  EXPECT_THAT(result.errors, testing::ElementsAre(testing::HasSubstr("cut short")));
}

TEST(GunzipTest, AMemberThatIsCutShortCostsNoOther) {
  for (const std::size_t missing : {4U, 20U, 500U}) {
    const std::string whole = compressed(noise(20'000, 1));
    const std::string cut = whole.substr(0, whole.size() - missing);

    const Unpacked result(cut + compressed("second ") + compressed(noise(90'000, 2)));

    EXPECT_TRUE(result.text.ends_with("second " + noise(90'000, 2))) << missing;
    EXPECT_EQ(result.errors.size(), 1U) << missing;
  }
}

TEST(IsGzipTest, NeedsMoreThanTheFirstTwoBytes) {
  EXPECT_TRUE(is_gzip(compressed("text")));
  EXPECT_FALSE(is_gzip("\x1F\x8B text"));
  EXPECT_FALSE(is_gzip("\x1F\x8B\x08"));
}

}  // namespace
}  // namespace dateline::io
