// SPDX-License-Identifier: GPL-3.0-or-later
// A tree as text: brackets where they are needed, and a text that gives the same tree again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <utility>

#include "indexer/query/parser.h"
#include "tests/indexer/query/grammar.h"
#include "tests/indexer/query/tree_checks.h"

namespace dateline::query {
namespace {

using ::testing::IsEmpty;

Node word(std::string text) {
  return {.kind = Kind::Word, .text = std::move(text)};
}

TEST(ToText, WritesBracketsOnlyWherePrecedenceNeedsThem) {
  const Node either{.kind = Kind::Or, .children = {word("a"), word("b")}};
  const Node both{.kind = Kind::And, .children = {either, word("c")}};
  const Node neither{.kind = Kind::Not, .children = {either}};

  EXPECT_EQ(to_text(both), "(a OR b) AND c");
  EXPECT_EQ(to_text(neither), "NOT (a OR b)");
  EXPECT_EQ(to_text({.kind = Kind::Or, .children = {both, word("d")}}), "(a OR b) AND c OR d");
}

TEST(ToText, QuotesValuesThatNeedIt) {
  EXPECT_EQ(to_text({.kind = Kind::Value, .field = "ticker", .text = "BRK.B"}), "ticker:BRK.B");
  EXPECT_EQ(to_text({.kind = Kind::Value, .field = "topic", .text = "a (b)"}), "topic:\"a (b)\"");
  EXPECT_EQ(to_text({.kind = Kind::Value, .field = "topic", .text = "a,"}), "topic:\"a,\"");
}

TEST(ToText, IsEmptyForEverything) {
  EXPECT_EQ(to_text({}), "");
}

// The two generators below draw from a fixed seed; a failure prints the round and the text.
constexpr unsigned kSeed = 20250331;
constexpr int kRounds = 2000;

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

template <std::size_t Size>
std::string pick(Random& random, const std::array<const char*, Size>& choices) {
  return choices.at(below(random, Size));
}

std::string random_text(Random& random) {
  static constexpr std::array<const char*, 44> kPieces = {
      "oil", "Gas",   "AT&T",   "4.5%",   "don't", "é",     "$TM",    "$36",    "AND",
      "OR",  "NOT",   "NEAR/5", "NEAR",   "ADJ/3", "ADJ",   "-",      "--",     "=",
      "*",   "tari*", "title:", "topic:", "foo:",  "date:", "words:", "2025",   "7d",
      "..",  ">",     "<=",     ":",      "//",    ",",     "\"",     "“",      "”",
      "(",   ")",     "(",      ")",      "\t",    "\xFF",  "\u00A0", "2025-03"};
  std::string text;
  for (std::size_t pieces = below(random, 30); pieces > 0; --pieces) {
    text += pick(random, kPieces);
    text += below(random, 2) == 0 ? " " : "";
  }
  return text;
}

TEST(ToText, OfAnyTextReadsBackAsTheSameTreeWithoutRepairs) {
  Random random(kSeed);  // NOLINT(cert-msc51-cpp): the same texts in every run
  for (int round = 0; round < kRounds; ++round) {
    const std::string typed = random_text(random);

    const Query query = parse(typed, kTestGrammar);
    const Query again = parse(to_text(query.root), kTestGrammar);

    ASSERT_EQ(broken_promise(query.root), "") << "seed " << kSeed << " round " << round << typed;
    ASSERT_EQ(without_bare(again.root), without_bare(query.root))
        << "seed " << kSeed << " round " << round << "\ntyped " << typed << "\ntext  "
        << to_text(query.root) << "\nagain " << to_text(again.root);
    ASSERT_THAT(again.ignored, IsEmpty()) << to_text(query.root);
  }
}

Node random_leaf(Random& random) {
  static constexpr std::array<const char*, 6> kWords = {"oil", "BRK.B", "AT&T", "é-1", "and", "$5"};
  static constexpr std::array<const char*, 4> kPhrases = {"a b", "(x OR y)", "AND", "-a =b c*"};
  static constexpr std::array<const char*, 2> kFields = {"", "title"};
  switch (below(random, 5)) {
    case 0:
      return {.kind = Kind::Phrase, .field = pick(random, kFields), .text = pick(random, kPhrases)};
    case 1:
      return {.kind = Kind::Value, .field = "topic", .text = pick(random, kPhrases)};
    case 2:
      return {.kind = Kind::Range, .field = "date", .low = "2024-02", .high = "2025"};
    case 3:
      return {.kind = Kind::Range, .field = "words", .high = "300"};
    default:
      return {.kind = Kind::Word,
              .field = pick(random, kFields),
              .text = pick(random, kWords),
              .exact = below(random, 4) == 0};
  }
}

Node random_near(Random& random) {
  Node near{.kind = Kind::Near,
            .ordered = below(random, 2) == 0,
            .distance = static_cast<std::uint32_t>(1 + below(random, kMaxDistance))};
  near.children = {word("x"), {.kind = Kind::Phrase, .text = "y z"}};
  return near;
}

/// A tree that parse() could give, with an And, Or or Not at the top where @p not_kind is another.
// NOLINTNEXTLINE(misc-no-recursion): at most @p levels deep
Node random_tree(Random& random, int levels, Kind not_kind) {
  static constexpr std::array<Kind, 3> kBranches = {Kind::And, Kind::Or, Kind::Not};
  const Kind kind = kBranches.at(below(random, kBranches.size()));
  if (levels == 0 || kind == not_kind) {
    return below(random, 5) == 0 ? random_near(random) : random_leaf(random);
  }
  Node branch{.kind = kind};
  const std::size_t children = kind == Kind::Not ? 1 : 2;
  while (branch.children.size() < children) {
    branch.children.push_back(random_tree(random, levels - 1, kind));
  }
  return branch;
}

TEST(ToText, OfAnyTreeReadsBackAsThatTree) {
  Random random(kSeed);  // NOLINT(cert-msc51-cpp): the same trees in every run
  for (int round = 0; round < kRounds; ++round) {
    const Node tree = random_tree(random, 4, Kind::All);

    const Query again = parse(to_text(tree), kTestGrammar);

    ASSERT_EQ(without_bare(again.root), tree) << "seed " << kSeed << " round " << round << "\n"
                                              << to_text(tree) << "\n"
                                              << to_text(again.root);
    ASSERT_THAT(again.ignored, IsEmpty()) << to_text(tree);
  }
}

}  // namespace
}  // namespace dateline::query
