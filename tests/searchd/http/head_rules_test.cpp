// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/head_rules.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

bool strict(std::string_view headers) {
  return is_strict_head("GET / HTTP/1.1\r\n" + std::string(headers) + "\r\n");
}

TEST(HeadRules, TakeOrdinaryHeads) {
  EXPECT_TRUE(strict(""));
  EXPECT_TRUE(strict("Host: localhost\r\nAccept: */*\r\nX-Empty:\r\n"));
  EXPECT_TRUE(strict("Content-Length: 40\r\n"));
  EXPECT_TRUE(strict("User-Agent: caf\xC3\xA9\t1\r\n"));
}

TEST(HeadRules, RefuseWhatHidesTheLengthOfABody) {
  EXPECT_FALSE(strict("Content-Length : 40\r\n"));
  EXPECT_FALSE(strict("X: y\r\n Content-Length: 40\r\n"));
  EXPECT_FALSE(strict("Content-Length: 0\r\nContent-Length: 5\r\n"));
  EXPECT_FALSE(strict("Content-Length: -1\r\n"));
  EXPECT_FALSE(strict("Content-Length: +40\r\n"));
  EXPECT_FALSE(strict("Content-Length: 0x28\r\n"));
  EXPECT_FALSE(strict("Content-Length:\r\n"));
  EXPECT_FALSE(strict("Transfer-Encoding: chunked\r\n"));
  EXPECT_FALSE(strict("Transfer-Encoding : xchunked\r\n"));
}

TEST(HeadRules, RefuseLinesThatAreNoHeaders) {
  EXPECT_FALSE(strict("no colon\r\n"));
  EXPECT_FALSE(strict(": no name\r\n"));
  EXPECT_FALSE(strict("X: a\rb\r\n"));
  EXPECT_FALSE(strict("X: a\nY: b\r\n"));
  EXPECT_FALSE(strict(std::string_view("X: a\0b\r\n", 8)));
}

TEST(HeadRules, RefuseTwoHosts) {
  EXPECT_FALSE(strict("Host: a\r\nHost: b\r\n"));
}

}  // namespace
}  // namespace dateline::searchd
