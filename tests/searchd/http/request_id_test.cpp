// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/request_id.h"

#include <gtest/gtest.h>

#include <set>

namespace dateline::searchd {
namespace {

TEST(NewRequestId, Is26CharactersOfBase32) {
  const std::string id = new_request_id();

  EXPECT_EQ(id.size(), 26U);
  EXPECT_EQ(id.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), std::string::npos);
}

TEST(NewRequestId, IsNewEachTime) {
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) {
    ids.insert(new_request_id());
  }

  EXPECT_EQ(ids.size(), 1000U);
}

}  // namespace
}  // namespace dateline::searchd
