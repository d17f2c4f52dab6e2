// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/etag.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

TEST(ShortHash, IsTheStartOfSha256) {
  EXPECT_EQ(short_hash("abc"), "ba7816bf8f01cfea414140de5dae2223");
}

TEST(WeakTag, ChangesWithGenerationAndRequest) {
  EXPECT_EQ(weak_tag("g1", "q=a"), weak_tag("g1", "q=a"));
  EXPECT_NE(weak_tag("g1", "q=a"), weak_tag("g2", "q=a"));
  EXPECT_NE(weak_tag("g1", "q=a"), weak_tag("g1", "q=b"));
  EXPECT_TRUE(weak_tag("g1", "q=a").starts_with("W/\""));
}

TEST(NamesTag, FindsATagInAList) {
  EXPECT_TRUE(names_tag("\"a\"", "\"a\""));
  EXPECT_TRUE(names_tag("\"x\", W/\"a\" ,\"y\"", "\"a\""));
  EXPECT_TRUE(names_tag("\"a\"", "W/\"a\""));
  EXPECT_TRUE(names_tag("*", "\"a\""));
}

TEST(NamesTag, FindsNoOther) {
  EXPECT_FALSE(names_tag("", "\"a\""));
  EXPECT_FALSE(names_tag(" , ,", "\"a\""));
  EXPECT_FALSE(names_tag("\"ab\", a", "\"a\""));
}

}  // namespace
}  // namespace dateline::searchd
