// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/revisions.h"

#include <gtest/gtest.h>

namespace dateline::indexer {
namespace {

Wording at(std::int64_t known_at, const std::string& content, std::int64_t updated = 0) {
  return {.order = {.known_at = known_at, .updated = updated, .content = content},
          .revision_key = std::to_string(known_at) + content};
}

TEST(RevisionChain, KeepsAWordingThatDiffersFromTheOneBefore) {
  RevisionChain chain({});

  EXPECT_TRUE(chain.keeps(at(1, "A")));
  EXPECT_TRUE(chain.keeps(at(2, "B")));
  EXPECT_TRUE(chain.keeps(at(3, "A")));
}

TEST(RevisionChain, DropsARepetition) {
  RevisionChain chain({});

  EXPECT_TRUE(chain.keeps(at(1, "A")));
  EXPECT_FALSE(chain.keeps(at(2, "A")));
  EXPECT_FALSE(chain.keeps(at(3, "A")));
}

TEST(RevisionChain, DropsWhatWasWrittenBefore) {
  RevisionChain chain({at(1, "A"), at(2, "B")});

  EXPECT_FALSE(chain.keeps(at(1, "A")));
  EXPECT_FALSE(chain.keeps(at(2, "B")));
}

TEST(RevisionChain, PutsANewWordingBetweenWrittenOnes) {
  RevisionChain chain({at(1, "A"), at(5, "C")});

  EXPECT_FALSE(chain.keeps(at(2, "A")));
  EXPECT_TRUE(chain.keeps(at(3, "B")));
  EXPECT_FALSE(chain.keeps(at(6, "C")));
}

TEST(RevisionChain, NeverKeepsTheSameRevisionKeyTwice) {
  RevisionChain chain({});

  EXPECT_TRUE(chain.keeps(at(1, "A", 1)));
  EXPECT_TRUE(chain.keeps(at(1, "B", 2)));
  EXPECT_FALSE(chain.keeps(at(1, "A", 3)));
}

}  // namespace
}  // namespace dateline::indexer
