// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/byline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(BylineTest, ReadsTwoNames) {
  EXPECT_THAT(read_byline("By Jane Doe and John Roe"), ElementsAre("Jane Doe", "John Roe"));
}

TEST(BylineTest, DropsTheAgency) {
  EXPECT_THAT(read_byline("    by Janie Moe, Reuters"), ElementsAre("Janie Moe"));
}

TEST(BylineTest, KnowsParticlesAndOtherLanguages) {
  EXPECT_THAT(read_byline("Von Jörg van der Berg und Käthe Müßig"),
              ElementsAre("Jörg van der Berg", "Käthe Müßig"));
  EXPECT_THAT(read_byline("Par Solène Abgrall et Étienne Kerviel"),
              ElementsAre("Solène Abgrall", "Étienne Kerviel"));
}

TEST(BylineTest, ASentenceIsNone) {
  EXPECT_THAT(read_byline("By Monday the strike had ended."), IsEmpty());
  EXPECT_THAT(read_byline("By now prices had risen"), IsEmpty());
}

TEST(SplitNamesTest, LeavesOutJobsOfficesAndRemarks) {
  EXPECT_THAT(split_names("Ann Lee, Senior Staff Writer, Pier Watch, Whales"),
              ElementsAre("Ann Lee"));
  EXPECT_THAT(split_names("Ann Lee, MD"), ElementsAre("Ann Lee"));
  EXPECT_THAT(split_names("Written by Ann Lee Edited by Bo Lind"),
              ElementsAre("Ann Lee", "Bo Lind"));
  EXPECT_THAT(split_names("Ann Lee (with others) \xE2\x80\x94"), ElementsAre("Ann Lee"));
  EXPECT_THAT(split_names("Ann Lee \xE2\x80\x94"), ElementsAre("Ann Lee"));
}

TEST(SplitNamesTest, LeavesOutWhatIsNoName) {
  EXPECT_THAT(split_names("https://a.example/jane, Jane Doe; desk@a.example"),
              ElementsAre("Jane Doe"));
}

}  // namespace
}  // namespace dateline::extract
