// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/rank_tree.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

using Kind = RankNode::Kind;

RankNode term(std::string name, double factor) {
  return {.kind = Kind::Term, .term = std::move(name), .factor = factor};
}

class RankTreeTest : public testing::Test {
 protected:
  RankTreeTest() {
    Xapian::Document document;
    document.add_term("oil", 2);
    document.add_term("gas", 1);
    database_.add_document(document);
  }

  Explanation explain_one(const RankNode& node) { return explain(node, database_, 1, saturation_); }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  Bm25Saturation saturation_{3};
};

TEST_F(RankTreeTest, TermWeighsItsFactorTimesItsSaturation) {
  const Explanation parts = explain_one(term("oil", 5));

  ASSERT_EQ(parts.terms.size(), 1U);
  EXPECT_EQ(parts.terms[0].occurrences, 2U);
  EXPECT_DOUBLE_EQ(parts.terms[0].weight, 5. * saturation_(2, 3));
}

TEST_F(RankTreeTest, AllWeighsNothingWhereOneIsMissing) {
  EXPECT_TRUE(explain_one(join(Kind::All, {term("oil", 1), term("tin", 1)})).terms.empty());
  EXPECT_EQ(explain_one(join(Kind::All, {term("oil", 1), term("gas", 1)})).terms.size(), 2U);
}

TEST_F(RankTreeTest, AnyTellsTheHeaviestOfThoseThereFirst) {
  const auto parts = explain_one(join(Kind::Any, {term("gas", 1), term("tin", 9), term("oil", 7)}));

  ASSERT_EQ(parts.terms.size(), 2U);
  EXPECT_EQ(parts.terms[0].term, "oil");
}

TEST_F(RankTreeTest, BestTellsOneAlone) {
  const auto parts = explain_one(join(Kind::Best, {term("gas", 9), term("oil", 1)}));

  ASSERT_EQ(parts.terms.size(), 1U);
  EXPECT_EQ(parts.terms[0].term, "gas");
}

TEST_F(RankTreeTest, BoostCountsApartWhereAllIsThere) {
  const RankNode any = join(Kind::Any, {term("oil", 1), term("gas", 1)});
  const RankNode both = join(Kind::All, {term("oil", 1), term("gas", 1)});
  const RankNode more = join(Kind::All, {term("oil", 1), term("tin", 1)});

  EXPECT_NEAR(explain_one(boost(any, both, 0.3)).all_words,
              0.3 * (saturation_(2, 3) + saturation_(1, 3)), 1e-6);
  EXPECT_EQ(explain_one(boost(any, more, 0.3)).all_words, 0);
}

TEST_F(RankTreeTest, RepeatedTermIsToldOnce) {
  const auto parts = explain_one(join(Kind::Any, {term("oil", 1), term("oil", 1)}));

  ASSERT_EQ(parts.terms.size(), 1U);
  EXPECT_DOUBLE_EQ(parts.terms[0].weight, 2. * saturation_(2, 3));
}

TEST_F(RankTreeTest, NothingJoinedIsNothing) {
  EXPECT_TRUE(join(Kind::All, {}).empty());
  EXPECT_TRUE(boost({}, term("oil", 1), 1).empty());
}

}  // namespace
}  // namespace dateline::searchd
