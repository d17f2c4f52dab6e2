// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/head_rules.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

bool strict(std::string_view headers) {
  return read_strict_head("GET / HTTP/1.1\r\n" + std::string(headers) + "\r\n").has_value();
}

BodyFacts facts(std::string_view headers, std::string_view version = "1.1") {
  return read_strict_head("POST / HTTP/" + std::string(version) + "\r\n" + std::string(headers) +
                          "\r\n")
      .value();
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
  EXPECT_FALSE(strict("Transfer-Encoding : xchunked\r\n"));
}

TEST(HeadRules, RefuseLinesThatAreNoHeaders) {
  EXPECT_FALSE(strict("no colon\r\n"));
  EXPECT_FALSE(strict(": no name\r\n"));
  EXPECT_FALSE(strict("X: a\rb\r\n"));
  EXPECT_FALSE(strict("X: a\nY: b\r\n"));
  EXPECT_FALSE(strict(std::string_view("X: a\0b\r\n", 8)));
}

TEST(HeadRules, TellTheLengthOfABody) {
  EXPECT_EQ(facts("").length, 0U);
  EXPECT_EQ(facts("content-length: 40\r\n").length, 40U);
}

TEST(HeadRules, TellThatABodyIsCoded) {
  EXPECT_FALSE(facts("Content-Encoding: identity\r\n").has_content_coding);
  EXPECT_TRUE(facts("Content-Encoding: gzip\r\n").has_content_coding);
  EXPECT_TRUE(facts("transfer-encoding: chunked\r\n").has_transfer_coding);
  EXPECT_TRUE(facts("Transfer-Encoding: xchunked\r\n").has_transfer_coding);
}

TEST(HeadRules, TellWhoWaitsForA100Continue) {
  EXPECT_FALSE(facts("").is_awaited);
  EXPECT_TRUE(facts("Expect: 100-Continue\r\n").is_awaited);
  EXPECT_FALSE(facts("Expect: 100-continue\r\n", "1.0").is_awaited);
}

TEST(HeadRules, RefuseTwoHosts) {
  EXPECT_FALSE(strict("Host: a\r\nHost: b\r\n"));
}

}  // namespace
}  // namespace dateline::searchd
