// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/feed.h"

#include <gtest/gtest.h>

#include "searchd/http/parameters.h"

namespace dateline::searchd {
namespace {

constexpr std::int64_t kMarch31 = 1743379200;  // 2025-03-31T00:00:00Z
constexpr std::int64_t kHour = 3600;

Hit hit() {
  Hit hit;
  hit.article.id = "a_1";
  hit.article.url = "https://news.example/1";
  hit.article.title = "Parts & tariffs";
  hit.article.published.time = {kMarch31, Precision::Day};
  hit.snippet = Snippet{"duties on parts", {}};
  return hit;
}

Feed feed(std::string_view query, const std::vector<Hit>& hits,
          std::string_view origin = "https://dateline.example") {
  const auto call = read_call(Endpoint::AtomFeed, std::get<Parameters>(parse_query(query)), 0);
  SearchResult result{.hits = hits};
  result.index.last = kMarch31;
  return make_feed({.origin = origin, .path = "/search.atom"}, std::get<SearchCall>(call), result);
}

TEST(Feed, NamesItsAddressAndThePageOfTheSearch) {
  const Feed made = feed("q=a+b&ticker=TM,GM&size=5", {});

  EXPECT_EQ(made.address, "https://dateline.example/search.atom?q=a%20b&ticker=TM,GM&size=5");
  EXPECT_EQ(made.page, "https://dateline.example/?q=a%20b&ticker=TM,GM");
  EXPECT_EQ(made.title, "Dateline: a b, ticker TM,GM");
}

TEST(Feed, OfEverythingIsTheArchiveItself) {
  const Feed made = feed("", {});

  EXPECT_EQ(made.address, "https://dateline.example/search.atom");
  EXPECT_EQ(made.title, "Dateline");
  EXPECT_EQ(made.updated, kMarch31);
}

TEST(Feed, KeepsItsIdAtAnotherAddressAndLength) {
  const std::string id = feed("q=a&source=x", {}).id;

  EXPECT_EQ(feed("source=x&q=a&size=50", {}, "http://localhost:8080").id, id);
  EXPECT_NE(feed("q=b&source=x", {}).id, id);
}

TEST(Feed, LinksTheArticleHereAndWhereItWasPublished) {
  const FeedEntry entry = feed("q=a", {hit()}).entries.at(0);

  EXPECT_EQ(entry.id, "a_1");
  EXPECT_EQ(entry.page, "https://dateline.example/article/a_1");
  EXPECT_EQ(entry.original, "https://news.example/1");
  EXPECT_EQ(entry.summary, "duties on parts");
}

TEST(Feed, LinksNothingThatIsNoWebAddress) {
  Hit bad = hit();
  bad.article.url = "javascript:alert(1)";

  EXPECT_EQ(feed("", {bad}).entries.at(0).original, "");
}

TEST(Feed, LinksTheArticleAsItStoodThen) {
  EXPECT_EQ(feed("q=a&as_of=2025-04-01", {hit()}).entries.at(0).page,
            "https://dateline.example/article/a_1?as_of=2025-04-01");
}

TEST(Feed, IsUpdatedWhenAnArticleIs) {
  Hit updated = hit();
  updated.article.updated.time = {kMarch31 + kHour, Precision::Second};
  Hit reworded = hit();
  reworded.version.changed = kMarch31 + 2 * kHour;

  EXPECT_EQ(feed("", {hit()}).updated, kMarch31);
  EXPECT_EQ(feed("", {updated, hit()}).updated, kMarch31 + kHour);
  EXPECT_EQ(feed("", {hit(), reworded, updated}).updated, kMarch31 + 2 * kHour);
}

TEST(Feed, DatesWhatSaysNoDateByWhenItWasSeen) {
  Hit undated = hit();
  undated.article.published = {};
  undated.article.first_seen.time = {kMarch31 + kHour, Precision::Second};

  const FeedEntry entry = feed("", {undated}).entries.at(0);
  EXPECT_FALSE(entry.published);
  EXPECT_EQ(entry.updated, kMarch31 + kHour);
}

TEST(Feed, TellsWordingsOfOneArticleApart) {
  Hit second = hit();
  second.version.changed = kMarch31 + kHour;

  const Feed all = feed("versions=all", {second, hit()});
  EXPECT_EQ(all.entries.at(0).id, "a_1/2025-03-31T01:00:00Z");
  EXPECT_EQ(all.entries.at(1).id, "a_1");
  EXPECT_EQ(feed("", {second}).entries.at(0).id, "a_1");
}

TEST(ToUrn, MakesAUuidOfVersionEight) {
  const std::string urn = to_urn("a_1");

  ASSERT_EQ(urn.size(), 45U);
  EXPECT_TRUE(urn.starts_with("urn:uuid:"));
  EXPECT_EQ(urn[23], '8');
  EXPECT_NE(std::string_view("89ab").find(urn[28]), std::string_view::npos);
  EXPECT_EQ(urn, to_urn("a_1"));
  EXPECT_NE(urn, to_urn("a_2"));
}

}  // namespace
}  // namespace dateline::searchd
