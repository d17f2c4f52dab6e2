// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/places.h"

#include <gtest/gtest.h>

namespace dateline::searchd {
namespace {

TEST(Places, RefusesWhenAllAreTaken) {
  Places places(2);

  const auto first = places.take();
  const auto second = places.take();

  EXPECT_TRUE(first);
  EXPECT_TRUE(second);
  EXPECT_EQ(places.take().error().code, ErrorCode::Busy);
}

TEST(Places, AreFreeWhenTheLastCopyGoes) {
  Places places(1);
  auto place = *places.take();
  auto copy = place;

  place.reset();
  EXPECT_FALSE(places.take());
  copy.reset();
  EXPECT_TRUE(places.take());
}

}  // namespace
}  // namespace dateline::searchd
