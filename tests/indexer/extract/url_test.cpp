// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/url.h"

#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

TEST(CanonicalUrlTest, HasOneFormOfEachAddress) {
  EXPECT_EQ(canonical_url(" HTTPS://WWW.News.Example:443/A?b=1&utm_source=x#c "),
            "https://www.news.example/A?b=1");
  EXPECT_EQ(canonical_url("http://news.example"), "http://news.example/");
}

TEST(CanonicalUrlTest, RefusesWhatIsNoWebAddress) {
  EXPECT_EQ(canonical_url("javascript:alert(1)"), "");
  EXPECT_EQ(canonical_url("/relative/path"), "");
  EXPECT_EQ(canonical_url("https://"), "");
  EXPECT_EQ(canonical_url("https://a.example/a b"), "");
  EXPECT_EQ(canonical_url("https://bank.example@evil.example/"), "");
}

TEST(ResolveUrlTest, FollowsTheRulesOfReferences) {
  constexpr std::string_view kBase = "https://a.example/b/c/d?e=1#f";

  EXPECT_EQ(resolve_url(kBase, "g"), "https://a.example/b/c/g");
  EXPECT_EQ(resolve_url(kBase, "./g/"), "https://a.example/b/c/g/");
  EXPECT_EQ(resolve_url(kBase, "../../../g?x"), "https://a.example/g?x");
  EXPECT_EQ(resolve_url(kBase, "/g"), "https://a.example/g");
  EXPECT_EQ(resolve_url(kBase, "//h.example/g"), "https://h.example/g");
  EXPECT_EQ(resolve_url(kBase, "?y=2"), "https://a.example/b/c/d?y=2");
  EXPECT_EQ(resolve_url(kBase, "http://h.example/i"), "http://h.example/i");
}

TEST(ResolveUrlTest, RefusesOtherSchemesAndBasesThatAreNone) {
  EXPECT_EQ(resolve_url("https://a.example/", "mailto:x@y.example"), "");
  EXPECT_EQ(resolve_url("", "/g"), "");
}

TEST(IsHomePageTest, HasNeitherPathNorQuery) {
  EXPECT_TRUE(is_home_page("https://a.example"));
  EXPECT_TRUE(is_home_page("https://a.example/"));
  EXPECT_FALSE(is_home_page("https://a.example/?p=12"));
  EXPECT_FALSE(is_home_page("https://a.example/b"));
}

TEST(HostOfTest, DropsPortAndWww) {
  EXPECT_EQ(host_of("https://www.News.example:8080/a"), "news.example");
  EXPECT_EQ(host_of("ftp://news.example/"), "");
}

TEST(IsHostTest, NeedsADotAndAName) {
  EXPECT_TRUE(is_host("www.news.example"));
  EXPECT_FALSE(is_host("2023-2026"));
  EXPECT_FALSE(is_host("Inc."));
  EXPECT_FALSE(is_host("4.5"));
}

}  // namespace
}  // namespace dateline::extract
