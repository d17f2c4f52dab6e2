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
