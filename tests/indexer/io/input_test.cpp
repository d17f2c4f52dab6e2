// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/io/input.h"

#include <gtest/gtest.h>

namespace dateline::io {
namespace {

/// Fails after its first bytes, as a disk does.
class FailingSource final : public ByteSource {
 public:
  Result<std::size_t> read(std::span<char> buffer) override {
    if (told_) {
      return Error{ErrorCode::Io, "the disk is gone", ""};
    }
    told_ = true;
    buffer[0] = 'a';
    return std::size_t{1};
  }

 private:
  bool told_ = false;
};

TEST(InputTest, LinesEndWithEitherLineEndAndTheLastNeedsNone) {
  Input input(bytes_of("one\r\ntwo\n\nfour"));

  EXPECT_EQ(input.next_line()->text, "one");
  EXPECT_EQ(input.next_line()->text, "two");
  EXPECT_EQ(input.next_line()->text, "");
  EXPECT_EQ(input.next_line()->text, "four");
  EXPECT_FALSE(input.next_line());
}

TEST(InputTest, TakesAndSkipsBytes) {
  Input input(bytes_of("abc" + std::string(200'000, 'x') + "def"));

  EXPECT_EQ(input.take(3), "abc");
  EXPECT_TRUE(input.skip(200'000));
  EXPECT_EQ(input.offset(), 200'003U);
  EXPECT_EQ(input.take(10), "def");
  EXPECT_FALSE(input.skip(1));
}

TEST(InputTest, RecoversFromAFailureOfItsSource) {
  Input input(std::make_unique<FailingSource>());
  EXPECT_EQ(input.take(3), "a");
  ASSERT_TRUE(input.failure());

  EXPECT_TRUE(input.recover());

  EXPECT_FALSE(input.failure());
  EXPECT_FALSE(input.recover());
}

TEST(InputTest, WhatStandsBeforeAFailureIsGoneBehindIt) {
  Input input(std::make_unique<FailingSource>());
  EXPECT_EQ(input.peek(3), "a");

  EXPECT_TRUE(input.recover());

  EXPECT_EQ(input.offset(), 1U);
  EXPECT_EQ(input.peek(3), "");
}

TEST(InputTest, LinesKnowTheirPlace) {
  Input input(bytes_of("one\r\ntwo\n"));
  static_cast<void>(input.next_line());

  const auto line = input.next_line();

  EXPECT_EQ(line->number, 2U);
  EXPECT_EQ(line->offset, 5U);
}

TEST(InputTest, ALongLineIsCutAndTheNextOneIsWhole) {
  Input input(bytes_of(std::string(100'000, 'x') + "\nnext\n"));

  const auto line = input.next_line(10);
  const auto next = input.next_line(10);

  EXPECT_TRUE(line->cut);
  EXPECT_EQ(line->text, std::string(10, 'x'));
  EXPECT_FALSE(next->cut);
  EXPECT_EQ(next->text, "next");
}

TEST(InputTest, PeekingDoesNotMove) {
  Input input(bytes_of(std::string(70'000, 'a') + "b\n"));

  EXPECT_EQ(input.peek(70'001).size(), 70'001U);
  EXPECT_EQ(input.peek(70'001).back(), 'b');
  EXPECT_EQ(input.offset(), 0U);
  EXPECT_EQ(input.next_line()->text.size(), 70'001U);
}

TEST(InputTest, LinesGivenBackAreReadAgainInTheirOrder) {
  Input input(bytes_of("one\ntwo\nthree\n"));
  const Line one = *input.next_line();
  const Line two = *input.next_line();

  input.unread({one, two});

  EXPECT_EQ(input.next_line()->text, "one");
  EXPECT_EQ(input.next_line()->text, "two");
  EXPECT_EQ(input.next_line()->text, "three");
}

TEST(InputTest, RefusesToReadMoreThanTheLimitAtOnce) {
  Input input(bytes_of(std::string(2U << 20U, 'x')));

  const auto all = input.read_all(1U << 20U);

  ASSERT_FALSE(all);
  EXPECT_EQ(all.error().code, ErrorCode::BadInput);
}

TEST(InputTest, KeepsTheErrorThatEndedIt) {
  Input input(std::make_unique<FailingSource>());

  EXPECT_EQ(input.next_line()->text, "a");
  EXPECT_FALSE(input.next_line());
  ASSERT_TRUE(input.failure());
  EXPECT_EQ(input.failure()->message, "the disk is gone");
}

TEST(InputTest, CountsLinesByteByByte) {
  Input input(bytes_of("a\nb"));

  static_cast<void>(input.next_byte());
  static_cast<void>(input.next_byte());

  EXPECT_EQ(input.line_number(), 2U);
  EXPECT_EQ(input.next_byte(), 'b');
  EXPECT_FALSE(input.next_byte());
}

}  // namespace
}  // namespace dateline::io
