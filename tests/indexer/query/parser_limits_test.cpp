// SPDX-License-Identifier: GPL-3.0-or-later
// Queries beyond every limit: cut, listed, and read in linear time with little stack.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "indexer/query/parser.h"
#include "tests/indexer/query/grammar.h"
#include "tests/indexer/query/tree_checks.h"

namespace dateline::query {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

Query read(const std::string& text) {
  return parse(text, kTestGrammar);
}

TEST(Limits, KeepTheFirstLeaves) {
  const Query query = read(repeat("word ", kMaxLeaves + 3));

  EXPECT_THAT(query.root.children, SizeIs(kMaxLeaves));
  EXPECT_THAT(query.ignored, SizeIs(3));
}

TEST(Limits, CountStopWordsApart) {
  Grammar grammar = kTestGrammar;
  grammar.is_stop_word = [](std::string_view word) { return word == "the"; };

  const Query query = parse(repeat("the word ", kMaxLeaves) + "the", grammar);

  EXPECT_THAT(query.root.children, SizeIs(kMaxStopWords + kMaxLeaves));
  EXPECT_THAT(query.ignored, SizeIs(1));
}

TEST(Limits, AllowExactlyTheLargestQuery) {
  EXPECT_THAT(read(repeat("word ", kMaxLeaves)).ignored, IsEmpty());
}

TEST(Limits, DoNotBlameTheOperatorsOfCutWords) {
  const Query query = read("x" + repeat(" OR word", kMaxLeaves));

  EXPECT_THAT(query.ignored, SizeIs(1));
}

TEST(Limits, CountTheSharedWordOfNearAndAdj) {
  const Query query = read("x" + repeat(" NEAR a ADJ b", kMaxLeaves));

  EXPECT_EQ(broken_promise(query.root), "");
}

TEST(Limits, KeepTheFirstWildcards) {
  const Query query = read("one* two* three*");

  EXPECT_EQ(to_text(query.root), "one* AND two* AND three");
  EXPECT_THAT(query.ignored, Contains(Field(&Ignored::text, "three*")));
}

TEST(Limits, FlattenBracketsThatAreTooDeep) {
  const std::string core = "(a OR b) c";
  const std::string deepest = repeat("x OR -(", kMaxDepth - 1) + core + repeat(")", kMaxDepth - 1);
  const std::string deeper = repeat("x OR -(", kMaxDepth) + core + repeat(")", kMaxDepth);

  EXPECT_THAT(read(deepest).ignored, IsEmpty());
  EXPECT_THAT(read(deeper).ignored, SizeIs(1));
  EXPECT_THAT(to_text(read(deeper).root), HasSubstr("NOT (a OR b AND c)"));
}

TEST(Limits, HoldForAHundredThousandBrackets) {
  const Query query = read(repeat("(", 100'000) + "a" + repeat(")", 100'000));

  EXPECT_EQ(to_text(query.root), "a");
  EXPECT_THAT(query.ignored, SizeIs(kMaxRepeats));
}

TEST(Limits, BelongToEachBracketThatWasLeftOut) {
  const std::size_t depth = kMaxDepth + 5;
  const Query query = read(repeat("(", depth) + "a" + repeat(")", depth) + " b");

  EXPECT_EQ(to_text(query.root), "a AND b");
  EXPECT_THAT(query.ignored, SizeIs(5));
}

constexpr std::size_t kHugeBytes = 50'000;

class HugeQuery : public ::testing::TestWithParam<std::string> {};

TEST_P(HugeQuery, IsReadInLinearTimeAndKeepsItsPromises) {
  const std::string text = repeat(GetParam(), kHugeBytes / GetParam().size());

  const auto start = std::chrono::steady_clock::now();
  const Query query = read(text);
  const auto taken = std::chrono::steady_clock::now() - start;

  EXPECT_EQ(broken_promise(query.root), "");
  EXPECT_LT(query.ignored.size(), 100U);
  // Quadratic work on these texts takes minutes; the bound is wide for sanitizers and slow
  // machines.
  EXPECT_LT(taken, std::chrono::seconds(10));
}

INSTANTIATE_TEST_SUITE_P(All, HugeQuery,
                         ::testing::Values("(", ")", "()", "\"", "\"a", "-", "- ", "-(", "NOT ",
                                           "OR ", "a OR ", "a NEAR b ADJ ", "(a OR ", "a:", "a:(",
                                           "title:(", "title:", "-a:\"", "-a:(title:(b OR ", "$",
                                           "$a ", "*", "ab* ", "date:1 ", "date:(", "“", "\xFF",
                                           "=", "-=", "x"));

}  // namespace
}  // namespace dateline::query
