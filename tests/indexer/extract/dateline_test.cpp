// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/dateline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;

std::string rest_of(const std::string& paragraph) {
  const auto line = read_dateline(paragraph);
  return line ? paragraph.substr(line->length) : "no dateline";
}

TEST(DatelineTest, ReadsPlaceAndAgency) {
  const auto line = read_dateline("MOSCOW (Reuters) - The ministry said");

  ASSERT_TRUE(line);
  EXPECT_THAT(line->places, ElementsAre("MOSCOW"));
  EXPECT_EQ(line->agency, "Reuters");
  EXPECT_EQ(line->printed, "MOSCOW (Reuters) -");
}

TEST(DatelineTest, TheBodyStartsWithTheSentence) {
  EXPECT_EQ(rest_of("MOSCOW (Reuters) - The ministry said"), "The ministry said");
  EXPECT_EQ(rest_of("TOKYO/WASHINGTON (Reuters) -When Tokyo met"), "When Tokyo met");
  EXPECT_EQ(rest_of("SYDNEY, Aug 18 (Reuters) - Google agreed"), "Google agreed");
  EXPECT_EQ(rest_of("LONDON (AP) \xE2\x80\x94 Rain fell"), "Rain fell");
  EXPECT_EQ(rest_of("SALVADOR, Feb 26 - Showers continued"), "Showers continued");
}

TEST(DatelineTest, ReadsTwoPlaces) {
  EXPECT_THAT(read_dateline("TOKYO/WASHINGTON (Reuters) -When")->places,
              ElementsAre("TOKYO", "WASHINGTON"));
}

TEST(DatelineTest, LiftsTheBylineOut) {
  const auto line = read_dateline("By Maki Sato and Ken Mori TOKYO, April 27 (Reuters) - Cars");

  ASSERT_TRUE(line);
  EXPECT_THAT(line->authors, ElementsAre("Maki Sato", "Ken Mori"));
  EXPECT_THAT(line->places, ElementsAre("TOKYO"));
}

TEST(DatelineTest, AStateIsNoPlaceOfItsOwn) {
  EXPECT_THAT(read_dateline("FARGO, N.D., Oct 3 (Reuters) - Wheat")->places, ElementsAre("FARGO"));
}

TEST(DatelineTest, KnowsPlacesInSmallLetters) {
  EXPECT_THAT(read_dateline("New York (AFP) - Shares fell")->places, ElementsAre("New York"));
}

TEST(DatelineTest, OrdinarySentencesHaveNone) {
  EXPECT_FALSE(read_dateline("Apple (AAPL) - the maker of telephones - rose"));
  EXPECT_FALSE(read_dateline("Toyota Motor ( TM ) - said it was"));
  EXPECT_FALSE(read_dateline("The group (which has no name) - said"));
  EXPECT_FALSE(read_dateline("IBM - the company - rose"));
}

}  // namespace
}  // namespace dateline::extract
