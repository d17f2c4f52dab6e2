// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/bm25_weight.h"

#include <chrono>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

constexpr CollectionStats kStats{.documents = 1000, .average_length = 100};

TEST(TermFactor, FallsWithFrequency) {
  EXPECT_GT(term_factor(kStats, 10, 10), term_factor(kStats, 100, 100));
  EXPECT_GT(term_factor(kStats, 999, 999), 0);
  EXPECT_EQ(term_factor(kStats, 0, 0), 0);
}

TEST(TermFactor, RewardsBurstsUpToALimit) {
  const double even = term_factor(kStats, 10, 10);

  EXPECT_GT(term_factor(kStats, 10, 30), even);
  EXPECT_EQ(term_factor(kStats, 10, 1'000), term_factor(kStats, 10, 10'000));
}

/// Scores of a tiny database, by document.
double score_of(Xapian::docid wanted) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const unsigned repeats : {1U, 2U, 8U}) {
    Xapian::Document document;
    document.add_term("oil", repeats);
    document.add_term("filler", 20);
    database.add_document(document);
  }
  Xapian::Enquire enquire(database);
  const Deadline deadline(std::chrono::minutes(1));
  enquire.set_weighting_scheme(Bm25Weight(24, deadline));
  enquire.set_query(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query("oil"), 2.0));
  const Xapian::MSet found = enquire.get_mset(0, 10);
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    if (*hit == wanted) {
      return hit.get_weight();
    }
  }
  return 0;
}

TEST(Bm25Weight, SaturatesWithRepetition) {
  EXPECT_GT(score_of(2), score_of(1));
  EXPECT_GT(score_of(3), score_of(2));
  EXPECT_LT(score_of(3), 2 * 1.9);
}

TEST(Bm25Weight, FollowsTheFormula) {
  const double ratio = 21.0 / 24;

  EXPECT_NEAR(score_of(1), 2 * 1.9 * 1 / (1 + 0.9 * (0.5 + 0.5 * ratio)), 1e-9);
}

}  // namespace
}  // namespace dateline::searchd
