// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/hosts.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

const HostList& local_names() {
  static const HostList hosts({"localhost", "127.0.0.1", "[::1]", "News.Example"});
  return hosts;
}

TEST(HostList, AllowsItsNamesWithAnyPortAndCase) {
  for (const char* host : {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]", "[::1]:8080",
                           "news.example", "localhost.:80", "localhost:"}) {
    EXPECT_TRUE(local_names().allows(host)) << host;
  }
}

TEST(HostList, RefusesEverythingElse) {
  for (const char* host : {"", "evil.example", "localhost.evil.example", "evil.example:localhost",
                           "127.0.0.1.evil.example", "[::1", "[::2]", "::1", "localhost:80:80",
                           "localhost:999999", ":8080", "user@localhost"}) {
    EXPECT_FALSE(local_names().allows(host)) << host;
  }
}

}  // namespace
}  // namespace dateline::searchd
