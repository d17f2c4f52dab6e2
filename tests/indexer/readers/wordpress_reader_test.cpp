// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/wordpress_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/readers/read_all.h"

namespace dateline::indexer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Outcome site() {
  return read_all("wordpress", data_file("export.wxr"));
}

TEST(WordpressReaderTest, OnlyWhatIsPublishedIsRead) {
  EXPECT_EQ(site().articles.size(), 2U);
  EXPECT_THAT(site().errors, IsEmpty());
}

TEST(WordpressReaderTest, KnowsWhoAndWhen) {
  const Article post = site().articles.at(0);

  EXPECT_EQ(post.title, "Fjord Milling buys a ferry");
  EXPECT_EQ(post.url, "https://harbour.example/7001");
  EXPECT_EQ(to_rfc3339(post.published.time.seconds), "2025-03-31T02:21:00Z");
  EXPECT_EQ(to_rfc3339(post.updated.time.seconds), "2025-03-31T05:30:00Z");
  EXPECT_FALSE(post.first_seen.known());
  EXPECT_THAT(post.authors, ElementsAre("Solveig Dahl"));
  EXPECT_THAT(post.topics, ElementsAre("Shipping"));
  EXPECT_THAT(post.body, ElementsAre("It pays five million."));
}

TEST(WordpressReaderTest, OldPostsHaveBlankLinesBetweenParagraphs) {
  EXPECT_THAT(site().articles.at(1).body, ElementsAre("Lead costs more.", "Ships leave."));
}

}  // namespace
}  // namespace dateline::indexer
