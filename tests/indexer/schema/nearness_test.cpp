// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/nearness.h"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::schema {
namespace {

using Positions = std::map<std::string, std::vector<std::uint32_t>>;

PlanNode phrase(Unit words) {
  return {.kind = PlanKind::Near, .units = {std::move(words)}};
}

PlanNode near(std::vector<Unit> units, std::uint32_t distance) {
  return {.kind = PlanKind::Near, .units = std::move(units), .distance = distance};
}

PlanNode in_order(std::vector<Unit> units, std::uint32_t distance) {
  PlanNode node = near(std::move(units), distance);
  node.ordered = true;
  return node;
}

bool stands(const PlanNode& node, const Positions& positions) {
  return stands_near(node, [&positions](const std::string& term) { return positions.at(term); });
}

TEST(Phrase, NeedsSuccessivePositions) {
  EXPECT_TRUE(stands(phrase({"a", "b"}), {{"a", {3, 9}}, {"b", {5, 10}}}));
  EXPECT_FALSE(stands(phrase({"a", "b"}), {{"a", {3}}, {"b", {5}}}));
  EXPECT_FALSE(stands(phrase({"a", "b"}), {{"a", {6}}, {"b", {5}}}));
}

TEST(Phrase, MayRepeatAWord) {
  EXPECT_TRUE(stands(phrase({"a", "a"}), {{"a", {4, 5}}}));
  EXPECT_FALSE(stands(phrase({"a", "a"}), {{"a", {4, 6}}}));
}

TEST(Near, TakesEitherOrderWithinTheDistance) {
  EXPECT_TRUE(stands(near({{"a"}, {"b"}}, 5), {{"a", {10}}, {"b", {5}}}));
  EXPECT_FALSE(stands(near({{"a"}, {"b"}}, 4), {{"a", {10}}, {"b", {5}}}));
}

TEST(Near, NeedsTwoPlacesForAWordAskedTwice) {
  EXPECT_FALSE(stands(near({{"a"}, {"a"}}, 5), {{"a", {10}}}));
  EXPECT_TRUE(stands(near({{"a"}, {"a"}}, 5), {{"a", {10, 12}}}));
}

TEST(Near, FindsPhrasesNearWords) {
  const Positions positions = {{"a", {1, 20}}, {"b", {2}}, {"c", {6}}};

  EXPECT_TRUE(stands(near({{"a", "b"}, {"c"}}, 5), positions));
  EXPECT_FALSE(stands(near({{"a", "b"}, {"c"}}, 4), positions));
}

TEST(Near, AssignsPlacesThatAGreedyChoiceWouldMiss) {
  const Positions positions = {{"a", {1, 2}}, {"b", {1}}};

  EXPECT_TRUE(stands(near({{"a"}, {"b"}}, 1), positions));
}

TEST(Near, StaysFastWhenManyUnitsWantTheSamePlaces) {
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < 63; ++i) {
    places.push_back(i);
  }
  const std::vector<Unit> units(64, Unit{"a"});

  EXPECT_FALSE(stands(near(units, 100), {{"a", places}}));
}

TEST(Adj, NeedsTheOrder) {
  EXPECT_TRUE(stands(in_order({{"a"}, {"b"}}, 3), {{"a", {5}}, {"b", {8}}}));
  EXPECT_FALSE(stands(in_order({{"a"}, {"b"}}, 3), {{"a", {8}}, {"b", {5}}}));
  EXPECT_FALSE(stands(in_order({{"a"}, {"b"}}, 3), {{"a", {5}}, {"b", {9}}}));
}

TEST(Adj, ChainsFromAnyPlaceOfTheOneBefore) {
  const Positions positions = {{"a", {1, 30}}, {"b", {3, 20}}, {"c", {22}}};

  EXPECT_FALSE(stands(in_order({{"a"}, {"b"}, {"c"}}, 3), positions));
  EXPECT_TRUE(stands(in_order({{"a"}, {"b"}, {"c"}}, 19), positions));
}

}  // namespace
}  // namespace dateline::schema
