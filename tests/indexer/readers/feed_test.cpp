// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/feed.h"

#include <gtest/gtest.h>

#include "indexer/readers/seen_time.h"

namespace dateline::indexer {
namespace {

TEST(FeedTest, ResolvesLinksAsRfc3986Says) {
  const std::string base = "http://a/b/c/d;p?q";

  EXPECT_EQ(resolve_url(base, "g"), "http://a/b/c/g");
  EXPECT_EQ(resolve_url(base, "./g/"), "http://a/b/c/g/");
  EXPECT_EQ(resolve_url(base, "/g"), "http://a/g");
  EXPECT_EQ(resolve_url(base, "//g"), "http://g");
  EXPECT_EQ(resolve_url(base, "?y"), "http://a/b/c/d;p?y");
  EXPECT_EQ(resolve_url(base, "g?y/./x"), "http://a/b/c/g?y/./x");
  EXPECT_EQ(resolve_url(base, "../../../g"), "http://a/g");
  EXPECT_EQ(resolve_url(base, ".."), "http://a/b/");
  EXPECT_EQ(resolve_url(base, "https://x/y"), "https://x/y");
  EXPECT_EQ(resolve_url("", "g"), "g");
}

TEST(SeenTimeTest, AFileOrFolderMayBeCalledAfterAnInstant) {
  EXPECT_EQ(to_rfc3339(seen_time_of("polls/20260818T115525Z/feeds/a.xml").time.seconds),
            "2026-08-18T11:55:25Z");
  EXPECT_EQ(to_rfc3339(seen_time_of("20200101T000000Z/2026-08-18T11:55:25+02:00.xml").time.seconds),
            "2026-08-18T09:55:25Z");
}

TEST(SeenTimeTest, OtherNamesSayNothing) {
  EXPECT_FALSE(seen_time_of("2026/08/18/feed.xml").time.known());
  EXPECT_FALSE(seen_time_of("20260818.xml").time.known());
  EXPECT_FALSE(seen_time_of("20260818T115525.xml").time.known());
  EXPECT_FALSE(seen_time_of("feed-20260818T115525Z.xml").time.known());
}

}  // namespace
}  // namespace dateline::indexer
