// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/identity.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline::schema {
namespace {

PrintedTime at(std::int64_t seconds, Precision precision = Precision::Second) {
  return {.time = {.seconds = seconds, .precision = precision}};
}

Article identified(Article article) {
  assign_identity(article);
  return article;
}

TEST(Identity, FollowsTheUrlWhateverTheRest) {
  const Article a = identified({.url = "https://n.example/1", .own_id = "1", .title = "One"});
  const Article b = identified({.url = "https://n.example/1", .own_id = "2", .title = "Two"});

  EXPECT_EQ(a.id, b.id);
  EXPECT_TRUE(is_article_id(a.id));
}

TEST(Identity, FallsBackToSourceAndItsId) {
  const Article a = identified({.own_id = "1", .title = "One", .source = "s"});
  const Article b = identified({.own_id = "1", .title = "Two", .source = "s"});
  const Article other = identified({.own_id = "1", .title = "One", .source = "t"});

  EXPECT_EQ(a.id, b.id);
  EXPECT_NE(a.id, other.id);
}

TEST(Identity, FallsBackToTitleDateAndText) {
  const Article a = identified({.title = "One", .published = at(5), .body = {"x"}});
  const Article b = identified({.title = "One", .published = at(6), .body = {"x"}});

  EXPECT_NE(a.id, b.id);
}

TEST(Identity, PackedIdsSortAsIdsDo) {
  const std::string low = "a_0zzzzzzzzzzzzzzz";
  const std::string high = "a_a000000000000000";

  EXPECT_EQ(unpack_id(pack_id(low)), low);
  EXPECT_EQ(pack_id(low).size(), kIdBytes);
  EXPECT_LT(pack_id(low), pack_id(high));
}

TEST(Identity, RefusesWhatIsNoId) {
  EXPECT_FALSE(is_article_id("a_short"));
  EXPECT_FALSE(is_article_id("a_ilouilouilouilou"));
  EXPECT_FALSE(is_article_id("b_0000000000000000"));
}

TEST(FirstSeen, IsTheLaterOfPublishedAndUpdatedWhenNothingSaysIt) {
  const Article article = identified({.title = "t", .published = at(10), .updated = at(20)});

  EXPECT_EQ(article.first_seen.time.seconds, 20);
  EXPECT_TRUE(article.first_seen_derived);
}

TEST(FirstSeen, StaysAsGiven) {
  const Article article = identified({.title = "t", .published = at(10), .first_seen = at(15)});

  EXPECT_EQ(article.first_seen.time.seconds, 15);
  EXPECT_FALSE(article.first_seen_derived);
}

TEST(FirstSeen, OfADayIsSurelyKnownOnlyAtItsEnd) {
  const Article article = identified({.title = "t", .published = at(0, Precision::Day)});

  EXPECT_EQ(revision_order(article).known_at, 86399);
}

TEST(ContentHash, CoversTitleAndParagraphsOnly) {
  const Article article{.title = "t", .body = {"ab", "c"}};
  const Article elsewhere{.url = "u", .title = "t", .body = {"ab", "c"}};
  const Article split{.title = "t", .body = {"a", "bc"}};

  EXPECT_EQ(content_hash(article), content_hash(elsewhere));
  EXPECT_NE(content_hash(article), content_hash(split));
}

TEST(TimeOrder, PutsTheNewestFirstAndTheUndatedLast) {
  const TimeOrder newer = time_order(identified({.title = "b", .published = at(20)}));
  const TimeOrder older = time_order(identified({.title = "a", .published = at(10)}));
  const TimeOrder undated = time_order(identified({.title = "c"}));

  EXPECT_TRUE(comes_before(newer, older));
  EXPECT_TRUE(comes_before(older, undated));
  EXPECT_FALSE(comes_before(newer, newer));
}

}  // namespace
}  // namespace dateline::schema
